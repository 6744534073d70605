-- Groups: those that structures declare, those that somebody uses undeclared, and those that follow from them.
create temp table group_declared as
select distinct on (p.structure_id, x.kind, x.code) p.structure_id, x.kind, x.code, x.label,
  string_to_array(x.mefs, '$') as mefs, string_to_array(x.divisions, '$') as divisions
from stage_structure s join place p on p.jointure = s.id
cross join lateral (
  select 'division' as kind, d.code, d.label, d.mefs, '' as divisions
  from unnest(s.division_code, s.division_label, s.division_mefs) as d(code, label, mefs)
  union all
  select 'groupe', g.code, g.label, '', g.divisions
  from unnest(s.groupe_code, s.groupe_label, s.groupe_divisions) as g(code, label, divisions)) x
order by p.structure_id, x.kind, x.code, s.id;

create temp table pupil_place as
select w.person_id, p.structure_id, x.kind, x.code, x.entered, s.structure_from
from who w join stage_person s on s.type = w.type and s.id = w.id
cross join lateral (
  select 'division' as kind, d.structure, d.code, d.entered
  from unnest(s.division_structure, s.division_code, s.division_from) as d(structure, code, entered)
  union all
  select 'groupe', g.structure, g.code, null::date from unnest(s.groupe_structure, s.groupe_code) as g(structure, code)) x
join place p on p.jointure = x.structure
where w.type = 'Eleve';

create temp table agent_place as
select distinct w.person_id, p.structure_id, x.kind, x.code, x.matiere, x.is_head
from who w join stage_person s on s.type = w.type and s.id = w.id
cross join lateral (
  select t.kind, t.structure, t.code, t.matiere, false as is_head
  from unnest(s.teaching_kind, s.teaching_structure, s.teaching_code, s.teaching_matiere) as t(kind, structure, code, matiere)
  union all
  select 'division', h.structure, h.code, '', true from unnest(s.head_structure, s.head_code) as h(structure, code)) x
join place p on p.jointure = x.structure
where w.type = 'PersEducNat';
analyze group_declared; analyze pupil_place; analyze agent_place;

create temp table group_said as
select structure_id, kind, code from group_declared
union select structure_id, kind, code from pupil_place
union select structure_id, kind, code from agent_place;

select pg_temp.bring('people_group', 'true');

insert into next.people_group (structure_id, kind, code, label, official_label, source, declared, mefs, divisions, valid_from)
select s.structure_id, s.kind, s.code,
  case when s.kind = 'groupe' then coalesce(nullif(d.label, ''), s.code) else s.code end, nullif(d.label, ''),
  f.source, d.code is not null, coalesce(d.mefs, '{}'), coalesce(d.divisions, '{}'), f.since
from group_said s cross join this_feed f
left join group_declared d on d.structure_id = s.structure_id and d.kind = s.kind and d.code = s.code
on conflict (structure_id, kind, code) do nothing;

insert into next.people_group (structure_id, kind, code, label, source, valid_from)
select s.structure_id, k.kind, s.code, k.label || s.code, f.source, f.since
from group_said s cross join this_feed f
cross join (values ('responsables', 'Responsables de '), ('teaching-team', 'Équipe pédagogique de '),
  ('head-teachers', 'Professeurs principaux de ')) as k(kind, label)
where s.kind = 'division'
on conflict (structure_id, kind, code) do nothing;

update next.people_group g set
  label = case when g.kind = 'groupe' then coalesce(nullif(d.label, ''), g.code) else g.code end,
  official_label = nullif(d.label, ''), declared = true, mefs = d.mefs, divisions = d.divisions
from group_declared d
where g.structure_id = d.structure_id and g.kind = d.kind and g.code = d.code
  and (g.official_label, g.declared, g.mefs, g.divisions) is distinct from (nullif(d.label, ''), true, d.mefs, d.divisions);

update next.people_group g set label = g.code, official_label = null, declared = false, mefs = '{}', divisions = '{}'
from this_feed f
where g.source = f.source and g.declared and g.kind in ('division', 'groupe')
  and ((g.structure_id in (select structure_id from place_staged)
        and not exists (select from group_declared d where d.structure_id = g.structure_id and d.kind = g.kind and d.code = g.code))
    or g.structure_id in (select structure_id from place_gone));

-- Where the code is a number, the group has a name beside it, which may change.
create temp table group_named as
select distinct on (p.structure_id, n.kind, n.code) p.structure_id, n.kind, n.code, n.label
from named n join place p on p.jointure = n.structure
order by p.structure_id, n.kind, n.code, n.label;

update next.people_group g set label = k.prefix || n.label,
  official_label = case when g.kind = n.kind then n.label else g.official_label end
from group_named n
cross join (values ('division', ''), ('groupe', ''), ('responsables', 'Responsables de '),
  ('teaching-team', 'Équipe pédagogique de '), ('head-teachers', 'Professeurs principaux de ')) as k(kind, prefix)
where g.structure_id = n.structure_id and g.code = n.code and g.kind = k.kind
  and (g.kind = n.kind or (n.kind = 'division' and g.kind <> 'groupe'))
  and g.label <> k.prefix || n.label;

-- Whose life is looked at in the end.
insert into group_touched
select g.id from next.people_group g join group_said s using (structure_id, kind, code)
union select g.id from next.people_group g where g.structure_id in (select structure_id from place_staged)
  and g.kind in ('division', 'groupe')
union select g.id from next.people_group g where g.structure_id in (select structure_id from place_gone);

-- Profiles of agents: by their functions; by teaching where no function is told; by heading a structure.
create temp table agent_profile as
select w.person_id, w.structure_id, case when fp.function_code is null then 'ETA' else fp.profile end as profile
from function_wanted w left join directory.function_profile fp on fp.function_code = w.code
where fp.function_code is null or fp.profile is not null
union
select a.person_id, a.structure_id, 'ENS' from agent_place a
where not exists (select from function_wanted w where w.person_id = a.person_id and w.structure_id = a.structure_id)
union
select w.person_id, p.structure_id, 'ENS'
from who w join stage_person s on s.type = w.type and s.id = w.id join place p on p.jointure = s.structure
where w.type = 'PersEducNat' and s.is_teacher
  and not exists (select from function_wanted o where o.person_id = w.person_id and o.structure_id = p.structure_id)
union
select w.person_id, p.structure_id, 'DIR'
from who w join stage_person s on s.type = w.type and s.id = w.id cross join unnest(s.heads) as h(jointure)
join place p on p.jointure = h.jointure
where w.type = 'PersEducNat';

create temp table pupil_profile as
select distinct o.person_id, o.structure_id, o.valid_from
from touched t join next.schooling o on o.person_id = t.person_id cross join this_feed f
where o.source = f.source and o.valid_to is null;
analyze pupil_profile; analyze agent_profile;

create temp table profile_label (profile text, label text);
insert into profile_label values ('ELV', 'Élèves'), ('TUT', 'Parents et responsables'), ('ENS', 'Enseignants'),
  ('DOC', 'Documentalistes'), ('DIR', 'Direction'), ('EVS', 'Vie scolaire'),
  ('ETA', 'Personnels administratifs, techniques et d’encadrement'), ('ACA', 'Services académiques'),
  ('COL', 'Collectivité');

with made as (
insert into next.people_group (structure_id, kind, code, label, source, valid_from)
select s.structure_id, 'profile', s.profile, l.label, f.source, f.since
from (select structure_id, profile from agent_profile union select structure_id, 'ELV' from pupil_profile
      union select structure_id, 'TUT' from pupil_profile) s
join profile_label l on l.profile = s.profile cross join this_feed f
on conflict (structure_id, kind, code) do nothing
returning id)
insert into group_touched select id from made;
