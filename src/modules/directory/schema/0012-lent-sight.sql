-- Sight in the light of delegations, and its dates by the clock of the child.

-- The same people as before; `valid_from` and `valid_to` now end where the restriction before and after begins.
create or replace view directory.responsibility_today as
select r.pupil_id, r.responsable_id, r.lien, r.niveau_responsabilite, r.contact_priority,
  greatest(r.valid_from, (select max(c.valid_to) from directory.custody_restriction c
    where c.pupil_id = r.pupil_id and c.responsable_id = r.responsable_id
      and c.valid_from <= d.latest and c.valid_to > c.valid_from)) as valid_from,
  least(r.valid_to, (select min(c.valid_from) from directory.custody_restriction c
    where c.pupil_id = r.pupil_id and c.responsable_id = r.responsable_id
      and c.valid_from > d.latest and c.valid_to is distinct from c.valid_from)) as valid_to
from directory.responsibility r
cross join lateral (
  select coalesce(min(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris')) as earliest,
    coalesce(max(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris')) as latest
  from directory.schooling o join directory.structure s on s.id = o.structure_id
  where o.person_id = r.pupil_id and o.valid_to is null) d
where r.valid_from <= d.earliest and (r.valid_to is null or r.valid_to > d.latest)
  and not exists (select from directory.custody_restriction c
    where c.pupil_id = r.pupil_id and c.responsable_id = r.responsable_id
      and c.valid_from <= d.latest and (c.valid_to is null or c.valid_to > d.earliest)
      and c.valid_to is distinct from c.valid_from);

-- Whom the direction lent its eye on the classes of a school, today.
create view directory.lent_eye as
select w.person_id, w.structure_id, w.valid_from, w.valid_to
from directory.power w join directory.structure s on s.id = w.structure_id
where w.verb = 'open-divisions' and w.valid_from <= directory.today_in(s.time_zone)
  and (w.valid_to is null or w.valid_to > directory.today_in(s.time_zone));

-- Who may read about whom, because of what, in which structure; true today, and from when to when it stands as it is
-- (null: no bound known). Every house reads about another person through this. The same two people may stand there for
-- several reasons: ask `exists`, or `distinct`.
create or replace view directory.sight as
select p.id as viewer_id, p.id as subject_id, 'self' as because, null::uuid as structure_id,
  null::date as valid_from, null::date as valid_to
from directory.person p
union all
select r.responsable_id, r.pupil_id, 'my-child', null, r.valid_from, r.valid_to
from directory.responsibility_today r
where r.niveau_responsabilite in (1, 2)
union all
select t.person_id, m.person_id, 'my-pupil', t.structure_id,
  greatest(t.valid_from, m.valid_from), least(t.valid_to, m.valid_to)
from directory.teaching_today t
join directory.membership_whole m on m.group_id = t.group_id
union all
select mine.person_id, theirs.person_id, 'my-school', mine.structure_id,
  greatest(mine.valid_from, theirs.valid_from), least(mine.valid_to, theirs.valid_to)
from directory.membership_whole mine
join directory.sight_rule r on r.profile = mine.code and r.because = 'my-school'
join directory.membership_whole theirs on theirs.structure_id = mine.structure_id and theirs.kind = 'profile'
  and theirs.code = r.sees
where mine.kind = 'profile'
union all
select w.person_id, theirs.person_id, 'my-school', theirs.structure_id,
  greatest(w.valid_from, theirs.valid_from), least(w.valid_to, theirs.valid_to)
from directory.lent_eye w
join directory.membership_whole theirs on theirs.structure_id = w.structure_id and theirs.kind = 'profile'
  and theirs.code in ('ELV', 'ENS')
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(w.valid_from, theirs.valid_from), least(w.valid_to, theirs.valid_to)
from directory.administering w
join directory.membership_whole theirs on theirs.kind = 'profile'
where w.structure_id is null
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(w.valid_from, theirs.valid_from), least(w.valid_to, theirs.valid_to)
from directory.administering w
join directory.membership_whole theirs on theirs.structure_id = w.structure_id and theirs.kind = 'profile'
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(w.valid_from, u.valid_from, theirs.valid_from), least(w.valid_to, u.valid_to, theirs.valid_to)
from directory.administering w
join directory.structure_under u on u.over_id = w.structure_id
join directory.membership_whole theirs on theirs.structure_id = u.structure_id and theirs.kind = 'profile'
union all
select mine.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(mine.valid_from, u.valid_from, theirs.valid_from), least(mine.valid_to, u.valid_to, theirs.valid_to)
from directory.membership_whole mine
join directory.sight_rule r on r.profile = mine.code and r.because = 'my-perimeter'
join directory.structure_under u on u.over_id = mine.structure_id
join directory.membership_whole theirs on theirs.structure_id = u.structure_id and theirs.kind = 'profile'
  and theirs.code = r.sees
where mine.kind = 'profile';
