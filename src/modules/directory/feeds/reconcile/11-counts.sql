-- What the report says.
select json_build_object(
  'created', (select count(*) from staged s where state = 'created' and not exists (
      select from who w where w.type = s.type and w.id = s.id and w.state = 'returned')
    and (s.type <> 'PersRelEleve' or exists (select from who w where w.type = s.type and w.id = s.id))),
  'changed', (select count(*) from staged where state = 'changed'),
  'returned', (select count(*) from staged s where state = 'returned' or exists (
      select from who w where w.type = s.type and w.id = s.id and w.state = 'returned' and s.state = 'created')),
  'same', (select count(*) from staged where state = 'same'),
  'missing', (select count(*) from absent),
  'ignored', (select count(*) from staged s where s.type = 'PersRelEleve' and not exists (
      select from who w where w.type = s.type and w.id = s.id)),
  'pending', (select count(*) from pending_once),
  'memberships', json_build_object('opened', (select coalesce(sum(n), 0) from tally where name = 'opened'),
    'closed', (select coalesce(sum(n), 0) from tally where name = 'closed')),
  'unknownFunctions', (select coalesce(json_object_agg(code, n), '{}') from (
      select code, count(*) as n from function_wanted
      where code not in (select function_code from directory.function_profile) group by 1) u),
  'structures', (select coalesce(json_agg(json_build_object('uai', s.uai, 'name', s.name, 'people', p.n, 'touched', p.touched)
      order by s.name, s.uai), '[]')
    from (select m.structure_id, count(distinct m.person_id) as n,
            count(distinct m.person_id) filter (where m.person_id in (select person_id from who where state <> 'same')) as touched
          from (select g.structure_id, gm.person_id from next.people_group g
                join now.group_member gm on gm.group_id = g.id
                where g.kind = 'profile' and gm.valid_to is null and gm.source = (select source from this_feed)) m
          group by 1) p
    join next.structure s on s.id = p.structure_id)
) as counts;
