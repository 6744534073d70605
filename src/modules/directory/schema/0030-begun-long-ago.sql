-- The same rows as before. What began two days ago has begun in every time zone: only what is younger asks its structure
-- what day it is. A pupil's home page spent a quarter of its reading on that question.

create or replace view directory.membership_whole as
select m.person_id, m.group_id, g.structure_id, g.kind, g.code, g.label, m.valid_from, m.valid_to
from directory.group_member m
join directory.people_group g on g.id = m.group_id
where (m.valid_from <= directory.today_in('UTC') - 2
    or m.valid_from <= (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id))
  and (m.valid_to is null
    or m.valid_to > (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id))
  and (select true from directory.departure d where d.person_id = m.person_id) is null;

create or replace view directory.teaching_today as
select t.person_id, t.group_id, g.structure_id, g.kind, g.code, g.label, t.matiere, t.valid_from, t.valid_to
from directory.teaching t
join directory.people_group g on g.id = t.group_id
where (t.valid_from <= directory.today_in('UTC') - 2
    or t.valid_from <= (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id))
  and (t.valid_to is null
    or t.valid_to > (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id))
  and (select true from directory.departure d where d.person_id = t.person_id) is null;
