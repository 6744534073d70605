-- Who belongs to what, and who teaches what.
create temp table member_wanted as
select g.id as group_id, x.person_id, min(x.valid_from) as valid_from
from (
  select structure_id, kind, code, person_id, coalesce(entered, greatest(f.since, structure_from)) as valid_from
  from pupil_place cross join this_feed f
  union all select structure_id, 'profile', 'ELV', person_id, valid_from from pupil_profile
  union all select a.structure_id, 'profile', a.profile, a.person_id, f.since from agent_profile a cross join this_feed f
  union all select a.structure_id, 'teaching-team', a.code, a.person_id, f.since from agent_place a cross join this_feed f
    where a.kind = 'division'
  union all select a.structure_id, 'head-teachers', a.code, a.person_id, f.since from agent_place a cross join this_feed f
    where a.is_head
) x
join next.people_group g on g.structure_id = x.structure_id and g.kind = x.kind and g.code = x.code
group by 1, 2;
create index on member_wanted (person_id, group_id);
analyze member_wanted;

select pg_temp.bring('group_member', 'o.source = (select source from this_feed) and o.person_id in (select person_id from touched)');
select pg_temp.bring('group_member', 'o.source = (select source from this_feed) and o.group_id in (select id from next.people_group where structure_id in (select structure_id from place_gone))');
with closed as (
  update next.group_member m set valid_to = greatest(m.valid_from, f.day)
  from next.people_group g cross join this_feed f
  where m.group_id = g.id and m.source = f.source and m.valid_to is null
    and (g.structure_id in (select structure_id from place_gone)
      or (m.person_id in (select person_id from touched) and g.kind <> 'responsables'
          and (g.kind, g.code) <> ('profile', 'TUT')
          and not exists (select from member_wanted w where w.person_id = m.person_id and w.group_id = m.group_id)))
  returning m.group_id)
, noted as (insert into group_touched select distinct group_id from closed)
insert into tally select 'closed', count(*) from closed;

with opened as (
  insert into next.group_member (group_id, person_id, source, valid_from)
  select w.group_id, w.person_id, f.source,
    case when exists (select from next.group_member m where m.group_id = w.group_id and m.person_id = w.person_id
      and m.source = f.source) then f.day else w.valid_from end
  from member_wanted w cross join this_feed f
  where not exists (select from next.group_member m where m.group_id = w.group_id and m.person_id = w.person_id
    and m.source = f.source and m.valid_to is null)
  order by w.group_id, w.person_id
  on conflict (group_id, person_id, source, valid_from) do update set valid_to = null
  returning group_id)
, noted as (insert into group_touched select distinct group_id from opened)
insert into tally select 'opened', count(*) from opened;

select pg_temp.bring('teaching', 'o.source = (select source from this_feed) and o.person_id in (select person_id from touched)');
select pg_temp.bring('teaching', 'o.source = (select source from this_feed) and o.group_id in (select id from next.people_group where structure_id in (select structure_id from place_gone))');
create temp table teaching_wanted as
select distinct a.person_id, g.id as group_id, a.matiere
from agent_place a
join next.people_group g on g.structure_id = a.structure_id and g.kind = a.kind and g.code = a.code
where not a.is_head;
create index on teaching_wanted (person_id);
analyze teaching_wanted;

with closed as (
  update next.teaching t set valid_to = greatest(t.valid_from, f.day)
  from next.people_group g cross join this_feed f
  where t.group_id = g.id and t.source = f.source and t.valid_to is null
    and (g.structure_id in (select structure_id from place_gone)
      or (t.person_id in (select person_id from touched)
          and not exists (select from teaching_wanted w
            where w.person_id = t.person_id and w.group_id = t.group_id and w.matiere = t.matiere)))
  returning t.group_id)
insert into group_touched select distinct group_id from closed;

insert into next.teaching (person_id, group_id, source, matiere, valid_from)
select w.person_id, w.group_id, f.source, w.matiere,
  case when exists (select from next.teaching t where t.person_id = w.person_id and t.group_id = w.group_id
    and t.matiere = w.matiere and t.source = f.source) then f.day else f.since end
from teaching_wanted w cross join this_feed f
where not exists (select from next.teaching t where t.person_id = w.person_id and t.group_id = w.group_id
  and t.matiere = w.matiere and t.source = f.source and t.valid_to is null)
on conflict (person_id, group_id, matiere, source, valid_from) do update set valid_to = null;
