-- Sessions that somebody or something ended, by when: for the houses that must tell others soon. What merely ran out is not here.
create index session_ended on identity.session (ended_at) where ended_at is not null;
create view identity.ended_session as
select s.id as session_id, s.ended_at from identity.session s where s.ended_at is not null;

-- How surely whoever holds it signed in.
create or replace view identity.live_session as
select s.id as session_id, a.person_id, a.login, s.structure_id, s.profile,
       coalesce(s.stepped_up_at, s.started_at) as proven_at, s.expires_at, s.last_seen_at, s.strength
from identity.session s
join identity.account a on a.id = s.account_id
where s.ended_at is null and not exists (select from identity.shut h where h.account_id = s.account_id);

-- Whose account a login is, and whether anything opens it.
create view identity.account_standing as
select a.person_id, a.login, exists (select from identity.shut h where h.account_id = a.id) as is_shut
from identity.account a;
