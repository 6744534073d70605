-- A group lives while its structure declares it or somebody uses it; those that follow a division live with it.
create temp table group_alive as
select g.id, g.structure_id, g.kind, g.code,
  g.declared
  or exists (select from now.group_member m where m.group_id = g.id and m.valid_to is null)
  or exists (select from now.teaching t where t.group_id = g.id and t.valid_to is null)
  -- Its number is looked up first: joined, the planner reads every membership for each division.
  or (g.kind = 'division' and exists (select from now.group_member m where m.valid_to is null
        and m.group_id = (select h.id from next.people_group h
          where h.structure_id = g.structure_id and h.code = g.code and h.kind = 'head-teachers'))) as alive
from (
  select distinct g.id
  from (select distinct group_id from group_touched) t
  join next.people_group x on x.id = t.group_id
  join next.people_group g on g.structure_id = x.structure_id and g.code = x.code
    and (g.id = x.id or (g.kind = 'division' and x.kind in ('responsables', 'teaching-team', 'head-teachers')))) t
join next.people_group g on g.id = t.id
where g.kind in ('division', 'groupe', 'profile');

update next.people_group g set valid_to = case when a.alive then null else greatest(g.valid_from, f.day) end
from group_alive a cross join this_feed f
where g.structure_id = a.structure_id and g.code = a.code
  and (g.kind = a.kind or (a.kind = 'division' and g.kind in ('responsables', 'teaching-team', 'head-teachers')))
  and (g.valid_to is null) <> a.alive;

-- What the source now says of each record.
create temp table pending_once as
select p.type, p.id from pending p group by 1, 2;
create unique index on pending_once (type, id);
analyze pending_once;

select pg_temp.bring('source_record', 'o.source = (select source from this_feed) and (o.type, o.id) in (select type, id from staged)');
select pg_temp.bring('source_record', 'o.source = (select source from this_feed) and (o.type, o.id) in (select type, id from pending_once)');
select pg_temp.bring('source_record', 'o.source = (select source from this_feed) and (o.type, o.id) in (select type, id from absent)');
select pg_temp.bring('source_record', $$o.source = (select source from this_feed) and o.type = 'PersRelEleve' and o.id in (select id from orphan)$$);

insert into next.source_record as source_record (source, type, id, hash, pending)
select f.source, s.type, s.id, s.hash, p.id is not null
from staged s cross join this_feed f
left join pending_once p on p.type = s.type and p.id = s.id
where s.type <> 'PersRelEleve' or exists (select from who w where w.type = s.type and w.id = s.id)
on conflict (source, type, id) do update set hash = excluded.hash, pending = excluded.pending, missing_since = null
where (source_record.hash, source_record.pending, source_record.missing_since)
  is distinct from (excluded.hash, excluded.pending, null::date);

update next.source_record r set pending = true
from pending_once p cross join this_feed f
where r.source = f.source and r.type = p.type and r.id = p.id and not r.pending
  and not exists (select from staged s where s.type = p.type and s.id = p.id);

update next.source_record r set missing_since = f.day
from absent a cross join this_feed f
where r.source = f.source and r.type = a.type and r.id = a.id;

insert into record_dropped
select distinct f.source, 'PersRelEleve', o.id from orphan o cross join this_feed f
where not exists (select from absent a where a.type = 'PersRelEleve' and a.id = o.id);
delete from next.source_record r using record_dropped d where (r.source, r.type, r.id) = (d.source, d.type, d.id);
