-- The plan in figures: by structure, and people each once.
select json_build_object(
  'counts', (select coalesce(json_object_agg(verb, n), '{}') from (select said->>'verb' as verb, count(*) as n from plan_line group by 1) v),
  'structures', (select coalesce(json_agg(json_build_object('structureId', x.id, 'uai', s.uai, 'name', coalesce(s.name, ''), 'counts', x.counts)
      order by s.name, s.uai, x.id), '[]')
    from (select id, json_object_agg(verb, n) as counts
          from (select t.id, l.said->>'verb' as verb, count(*) as n
                from plan_line l left join lateral unnest(l.structures) as t(id) on true group by 1, 2) v group by 1) x
    left join now.structure s on s.id::text = x.id)
) as said,
(select coalesce(md5(string_agg(digest, '' order by key)), '') from plan_line) as digest,
(select count(*)::int from plan_line) as lines;
