-- Responsables of a division and parents of a structure: what their pupils make them.
select pg_temp.bring('schooling', 'o.person_id in (select r.pupil_id from next.responsibility r join responsable_touched t on t.person_id = r.responsable_id)');
select pg_temp.bring('group_member', 'o.source = (select source from this_feed) and o.person_id in (select r.pupil_id from next.responsibility r join responsable_touched t on t.person_id = r.responsable_id)');
select pg_temp.bring('group_member', 'o.source = (select source from this_feed) and o.person_id in (select person_id from responsable_touched)');

create temp table responsable_member as
select g.id as group_id, o.responsable_id as person_id
from responsable_touched t cross join this_feed f
join next.responsibility o on o.responsable_id = t.person_id and o.source = f.source and o.valid_to is null
  and o.niveau_responsabilite >= 1
join next.group_member m on m.person_id = o.pupil_id and m.source = f.source and m.valid_to is null
join next.people_group d on d.id = m.group_id and d.kind = 'division'
join next.people_group g on g.structure_id = d.structure_id and g.kind = 'responsables' and g.code = d.code
union
select g.id, o.responsable_id
from responsable_touched t cross join this_feed f
join next.responsibility o on o.responsable_id = t.person_id and o.source = f.source and o.valid_to is null
  and o.niveau_responsabilite >= 1
join next.schooling s on s.person_id = o.pupil_id and s.source = f.source and s.valid_to is null
join next.people_group g on g.structure_id = s.structure_id and g.kind = 'profile' and g.code = 'TUT';
create index on responsable_member (person_id, group_id);
analyze responsable_member;

with closed as (
  update next.group_member m set valid_to = greatest(m.valid_from, f.day)
  from next.people_group g cross join this_feed f
  where m.group_id = g.id and m.source = f.source and m.valid_to is null
    and m.person_id in (select person_id from responsable_touched)
    and (g.kind = 'responsables' or (g.kind, g.code) = ('profile', 'TUT'))
    and not exists (select from responsable_member w where w.person_id = m.person_id and w.group_id = m.group_id)
  returning m.group_id)
, noted as (insert into group_touched select distinct group_id from closed)
insert into tally select 'closed', count(*) from closed;

with opened as (
  insert into next.group_member (group_id, person_id, source, valid_from)
  select w.group_id, w.person_id, f.source,
    case when exists (select from next.group_member m where m.group_id = w.group_id and m.person_id = w.person_id
      and m.source = f.source) then f.day else f.since end
  from responsable_member w cross join this_feed f
  where not exists (select from next.group_member m where m.group_id = w.group_id and m.person_id = w.person_id
    and m.source = f.source and m.valid_to is null)
  order by w.group_id, w.person_id
  on conflict (group_id, person_id, source, valid_from) do update set valid_to = null
  returning group_id)
, noted as (insert into group_touched select distinct group_id from opened)
insert into tally select 'opened', count(*) from opened;
