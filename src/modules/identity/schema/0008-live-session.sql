-- Sessions that nobody ended, of accounts that are not shut, for the houses that open doors elsewhere with them. Whoever reads it looks at the hours.
create view identity.live_session as
select s.id as session_id, a.person_id, a.login, s.structure_id, s.profile,
       coalesce(s.stepped_up_at, s.started_at) as proven_at, s.expires_at, s.last_seen_at
from identity.session s
join identity.account a on a.id = s.account_id
where s.ended_at is null and not exists (select from identity.shut h where h.account_id = s.account_id);
