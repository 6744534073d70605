-- Whoever looks after the accounts of a school looks after those of the tutors of its pupils too, from the day that they
-- are noted: a code is given before the first day. Not of a tutor whom another school counts on as well, nor of somebody
-- who is something else besides: to note a tutor must open nothing that was not there.
create or replace view directory.belonging as
select m.person_id, g.structure_id, g.code as profile
from directory.group_member m
join directory.people_group g on g.id = m.group_id and g.kind = 'profile'
join directory.structure s on s.id = g.structure_id
where m.valid_from <= directory.today_in(s.time_zone)
  and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone)
    or exists (select from directory.departure d where d.person_id = m.person_id and m.valid_to >= d.since))
union all
select distinct t.tutor_id, t.structure_id, 'TUE'
from directory.tutoring t
join directory.structure s on s.id = t.structure_id
where t.valid_to > t.valid_from and t.valid_to > directory.today_in(s.time_zone)
  and not exists (select from directory.tutoring o where o.tutor_id = t.tutor_id and o.structure_id <> t.structure_id
    and o.valid_to > o.valid_from and o.valid_to > directory.today_in(s.time_zone))
  and not exists (select from directory.group_member m
    join directory.people_group g on g.id = m.group_id and g.kind = 'profile' and g.code <> 'TUE'
    where m.person_id = t.tutor_id and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone)));
