-- What the report says. Counting everybody takes longer than a night's delta: of a delta the structures that it touched are
-- told, with the figures that were counted after the feed before it, if they were.
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
  'structures', (
    with touched as (
      select g.structure_id, count(distinct m.person_id) as n
      from who w cross join this_feed f
      join next.group_member m on m.person_id = w.person_id and m.source = f.source and m.valid_to is null
      join next.people_group g on g.id = m.group_id and g.kind = 'profile'
      where w.state <> 'same' group by 1
    ), figures as materialized (
      select c.structure_id, c.pupils + c.responsables + c.staff as n
      from this_feed f cross join directory.structure_figures c
      where f.feed_kind = 'delta' and c.counted_at > (select max(finished_at) from directory.feed where outcome = 'applied')
    ), counted as (
      select structure_id, count(*) as n
      from (select distinct g.structure_id, m.person_id from next.people_group g join now.group_member m on m.group_id = g.id
            where g.kind = 'profile' and m.valid_to is null and m.source = (select source from this_feed)
              and not exists (select from figures)) m
      group by 1
      union all
      select t.structure_id, greatest(t.n, c.n) from touched t left join figures c using (structure_id)
      where exists (select from figures)
    )
    select coalesce(json_agg(json_build_object('uai', s.uai, 'name', s.name, 'people', c.n, 'touched', coalesce(t.n, 0))
      order by s.name, s.uai), '[]')
    from counted c left join touched t using (structure_id) join next.structure s on s.id = c.structure_id)
) as counts;
