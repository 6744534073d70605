-- What the feed would do to each person, said for people to read. Read beside, once the rows that do not change are gone
-- from `next.x`.
create temp table plan_person as
select n.id as person_id, p.id is null as is_new
from next.person n left join directory.person p on p.id = n.id
union select person_id, false from next.schooling
union select person_id, false from next.function
union select person_id, false from next.teaching
union select person_id, false from next.group_member
union select pupil_id, false from next.responsibility
union select responsable_id, false from next.responsibility;
delete from plan_person a using plan_person b where a.person_id = b.person_id and not a.is_new and b.is_new;
create unique index on plan_person (person_id);
analyze plan_person;

-- Places and groups, before and after, as people say them.
create temp table plan_membership as
with placed as (
  select 'before' as side, g.* from directory.people_group g union all select 'after', g.* from now.people_group g
), bonds as (
  select 'before' as side, r.* from directory.responsibility r where r.valid_to is null
    and (r.pupil_id in (select person_id from plan_person) or r.responsable_id in (select person_id from plan_person))
  union all select 'after', r.* from now.responsibility r where r.valid_to is null
    and (r.pupil_id in (select person_id from plan_person) or r.responsable_id in (select person_id from plan_person))
), members as (
  select 'before' as side, m.person_id, m.group_id from directory.group_member m join plan_person using (person_id) where m.valid_to is null
  union select 'after', m.person_id, m.group_id from now.group_member m join plan_person using (person_id) where m.valid_to is null
), teachings as (
  select 'before' as side, t.person_id, t.group_id, t.matiere from directory.teaching t join plan_person using (person_id) where t.valid_to is null
  union select 'after', t.person_id, t.group_id, t.matiere from now.teaching t join plan_person using (person_id) where t.valid_to is null
), functions as (
  select 'before' as side, o.* from directory.function o join plan_person using (person_id) where o.valid_to is null
  union all select 'after', o.* from now.function o join plan_person using (person_id) where o.valid_to is null
)
select m.side, m.person_id, case when g.kind = 'profile' then 'structure' else g.kind end as kind,
  g.structure_id, case when g.kind = 'profile' then s.name else g.label end as said
from members m join placed g on g.side = m.side and g.id = m.group_id join now.structure s on s.id = g.structure_id
where g.kind in ('profile', 'division', 'groupe')
union
select t.side, t.person_id, 'teaching', g.structure_id, g.label || case t.matiere when '' then '' else ' ' || coalesce(lower(x.label), t.matiere) end
from teachings t join placed g on g.side = t.side and g.id = t.group_id left join now.matiere x on x.code = t.matiere
union
select o.side, o.person_id, 'function', o.structure_id, coalesce(f.label, o.label, o.code) || coalesce(', ' || lower(o.discipline_label), '')
from functions o left join directory.function_profile f on f.function_code = o.code
union
select b.side, b.responsable_id, 'child', null, p.shown_given_name || ' ' || p.shown_family_name
from bonds b join now.person p on p.id = b.pupil_id
union
select b.side, b.pupil_id, 'responsable', null, p.shown_given_name || ' ' || p.shown_family_name || ' ' || coalesce(l.label, b.lien)
from bonds b join now.person p on p.id = b.responsable_id left join directory.lien l on l.code = b.lien;
delete from plan_membership where person_id not in (select person_id from plan_person);
create index on plan_membership (person_id);
analyze plan_membership;

create temp table plan_changed as
select person_id, kind,
  coalesce(jsonb_agg(said order by said, structure_id) filter (where side = 'before'), '[]') as before,
  coalesce(jsonb_agg(said order by said, structure_id) filter (where side = 'after'), '[]') as after
from plan_membership group by 1, 2
having array_agg(said || ' ' || coalesce(structure_id::text, '') order by said, structure_id) filter (where side = 'before')
  is distinct from array_agg(said || ' ' || coalesce(structure_id::text, '') order by said, structure_id) filter (where side = 'after');
create index on plan_changed (person_id);
analyze plan_changed;

-- The versions of the rows that would change: whoever edits one of them changes it, in whatever way.
create temp table plan_version as
select person_id, string_agg(version, ' ' order by version) as versions from (
  select r.id as person_id, 'p' || r.xmin::text as version from directory.person r join next.person n on n.id = r.id
  union all select r.person_id, 's' || r.xmin::text from directory.schooling r join next.schooling n
    on (n.person_id, n.structure_id, n.valid_from) = (r.person_id, r.structure_id, r.valid_from)
  union all select r.person_id, 'f' || r.xmin::text from directory.function r join next.function n
    on (n.person_id, n.structure_id, n.code, n.discipline_code, n.valid_from)
      = (r.person_id, r.structure_id, r.code, r.discipline_code, r.valid_from)
  union all select r.person_id, 'm' || r.xmin::text from directory.group_member r join next.group_member n
    on (n.group_id, n.person_id, n.source, n.valid_from) = (r.group_id, r.person_id, r.source, r.valid_from)
  union all select r.person_id, 't' || r.xmin::text from directory.teaching r join next.teaching n
    on (n.person_id, n.group_id, n.matiere, n.source, n.valid_from) = (r.person_id, r.group_id, r.matiere, r.source, r.valid_from)
  union all select x.person_id, 'r' || r.xmin::text from directory.responsibility r join next.responsibility n
    on (n.pupil_id, n.responsable_id, n.valid_from) = (r.pupil_id, r.responsable_id, r.valid_from)
    cross join lateral (values (r.pupil_id), (r.responsable_id)) x(person_id)
) v group by 1;
create unique index on plan_version (person_id);
analyze plan_version;

create temp table plan_line as
select case when c.is_new then coalesce(w.type || ' ' || w.id, c.person_id::text) else c.person_id::text end as key,
  case when not c.is_new then c.person_id end as person_id,
  coalesce(s.structures, '{}') as structures,
  md5(concat_ws('|', v.verb, (to_jsonb(n) - array['id', 'missing_since'])::text, k.memberships::text, ve.versions)) as digest,
  jsonb_build_object('name', now_name.name, 'verb', v.verb, 'fields', coalesce(f.fields, '[]'), 'memberships', coalesce(k.memberships, '[]')) as said
from plan_person c
left join next.person n on n.id = c.person_id
left join directory.person p on p.id = c.person_id
left join lateral (select w.type, w.id from who w where w.person_id = c.person_id order by 1, 2 limit 1) w on c.is_new
cross join lateral (select coalesce(n.shown_given_name || ' ' || n.shown_family_name, p.shown_given_name || ' ' || p.shown_family_name) as name) now_name
left join lateral (
  select jsonb_agg(a.key order by a.key) as fields
  from jsonb_each(to_jsonb(n)) a join jsonb_each(to_jsonb(p)) b using (key)
  where a.value is distinct from b.value and a.key <> 'missing_since' and a.key not in (
    select attname from pg_attribute where attrelid = 'directory.person'::regclass and attgenerated <> '')) f on n.id is not null and p.id is not null
left join lateral (
  select jsonb_agg(jsonb_build_object('kind', m.kind, 'before', m.before, 'after', m.after) order by m.kind) as memberships,
    bool_or(m.kind in ('structure', 'division')) as is_move
  from plan_changed m where m.person_id = c.person_id) k on true
left join lateral (
  select array_agg(distinct m.structure_id::text) as structures from plan_membership m
  where m.person_id = c.person_id and m.structure_id is not null) s on true
left join plan_version ve on ve.person_id = c.person_id
cross join lateral (select case
  when c.is_new then 'appears'
  when p.missing_since is not null and n.id is not null and n.missing_since is null then 'returns'
  when p.missing_since is null and n.missing_since is not null then 'disappears'
  when k.is_move then 'moves' else 'changes' end as verb) v
where c.is_new or v.verb in ('returns', 'disappears') or f.fields is not null or k.memberships is not null;
create unique index on plan_line (key);
analyze plan_line;
