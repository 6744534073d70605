-- Who would disappear from each structure: those whose own record is absent, and everybody of a structure that is.
select s.uai, s.name, count(distinct m.person_id)::int as people,
  count(distinct m.person_id) filter (where place_absent.id is not null or person_absent.person_id is not null)::int as gone
from this_feed f
join directory.people_group g on g.kind = 'profile'
join directory.structure s on s.id = g.structure_id
join directory.group_member m on m.group_id = g.id and m.source = f.source and m.valid_to is null
left join (
  select j.structure_id as id from absent a cross join this_feed f
  join directory.structure_jointure j on j.academy = f.academy and j.jointure = a.id
  where a.type = 'EtabEducNat') place_absent on place_absent.id = g.structure_id
left join (
  select j.person_id from absent a cross join this_feed f
  join directory.person_jointure j on j.academy = f.academy and j.type = a.type and j.jointure = a.id) person_absent
  on person_absent.person_id = m.person_id
where exists (select from absent)
group by s.id
having count(*) filter (where place_absent.id is not null or person_absent.person_id is not null) > 0
order by 4 desc, s.name, s.uai;
