-- Groups that follow from others, groups written as a rule, groups made by hand; and why one is in them.
--
--   kind      code          members                                                  source
--   level     5EME          pupils of that niveau de formation                       derived
--   matiere   030201        who teaches that matière in the structure                derived
--   function  EDU           who holds that function in the structure                 derived
--   delegues  5eB           pupils elected by that division, until the year ends     hand
--   rule      an id         whoever fits the rule                                    rule
--   manual    an id         people chosen, and the members of groups that it takes   hand, group:<id>
--
-- A rule or manual group lives in one structure, whose clock dates it, and may speak of several (`group_scope`).

alter table directory.people_group
  drop constraint people_group_kind_check,
  add constraint people_group_kind_check check (kind in ('profile', 'division', 'groupe', 'responsables', 'teaching-team',
    'head-teachers', 'level', 'matiere', 'function', 'delegues', 'rule', 'manual')),
  add column about   text check (about <> ''),
  add column rule    jsonb,
  add column made_by uuid references directory.person on delete set null,
  add column made_at timestamptz,
  add constraint people_group_rule_check check ((kind = 'rule') = (rule is not null));
create index on directory.people_group (made_by) where made_by is not null;
create index people_group_written on directory.people_group (id) where kind in ('rule', 'manual');
-- A structure's groups in the order in which they are listed.
create index people_group_listed on directory.people_group (structure_id, kind, label, id);

alter table directory.group_member
  add column added_by uuid references directory.person on delete set null,
  add column added_at timestamptz;
create index on directory.group_member (added_by) where added_by is not null;

-- Of which structures a rule or manual group may have members: these, and those under them.
create table directory.group_scope (
  group_id     uuid not null references directory.people_group on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,
  primary key (group_id, structure_id)
);
create index on directory.group_scope (structure_id);

-- Who looks after a rule or manual group.
create table directory.group_owner (
  group_id  uuid not null references directory.people_group on delete cascade,
  person_id uuid not null references directory.person on delete cascade,
  since     timestamptz not null default now(),
  primary key (group_id, person_id)
);
create index on directory.group_owner (person_id);

-- A manual group takes all the members of another group.
create table directory.group_inclusion (
  group_id    uuid not null references directory.people_group on delete cascade,
  included_id uuid not null references directory.people_group on delete cascade,
  added_by    uuid references directory.person on delete set null,
  added_at    timestamptz not null,
  primary key (group_id, included_id),
  check (group_id <> included_id)
);
create index on directory.group_inclusion (included_id);
create index on directory.group_inclusion (added_by);

-- Whose groups are to be looked at again, written by whatever changes what groups follow from. Null: everybody's.
create table directory.regroup (
  id        bigint generated always as identity primary key,
  person_id uuid references directory.person on delete cascade
);
create index on directory.regroup (person_id);

-- What follows from something else is not its own cause.
create function directory.is_cause(source text) returns boolean language sql immutable parallel safe as $$
  select source !~ '^(derived$|rule$|group:)'
$$;

-- After a statement: the people in the rows that it made other than they were. Past twenty thousand, everybody.
create function directory.ask_regroup() returns trigger language plpgsql as $$
declare
  many constant int := 20000;
  of_person constant text := tg_argv[0];
  caused constant text := case when tg_table_name = 'group_member' then 'where directory.is_cause(t.source)' else '' end;
  rows constant text := case tg_op
    when 'INSERT' then 'select * from fresh'
    when 'DELETE' then 'select * from stale'
    else '(select * from fresh except all select * from stale) union all (select * from stale except all select * from fresh)' end;
begin
  execute format($q$
    with who as materialized (select distinct t.%1$I as id from (%2$s) t %3$s),
    size as (select count(*) > $1 as is_large from who)
    insert into directory.regroup (person_id)
    select null from size where is_large
    union all
    select p.id from directory.person p where p.id in (select id from who) and not (select is_large from size)$q$,
    of_person, rows, caused) using many;
  return null;
end $$;

do $$
declare
  watched record;
begin
  for watched in
    select * from (values ('group_member', 'person_id'), ('teaching', 'person_id'), ('schooling', 'person_id'),
      ('function', 'person_id'), ('responsibility', 'responsable_id'), ('custody_restriction', 'responsable_id'),
      ('departure', 'person_id'))
      as w(place, person)
  loop
    execute format('create trigger regroup_came after insert on directory.%I referencing new table as fresh
      for each statement execute function directory.ask_regroup(%L)', watched.place, watched.person);
    execute format('create trigger regroup_changed after update on directory.%I referencing old table as stale new table as fresh
      for each statement execute function directory.ask_regroup(%L)', watched.place, watched.person);
    execute format('create trigger regroup_went after delete on directory.%I referencing old table as stale
      for each statement execute function directory.ask_regroup(%L)', watched.place, watched.person);
  end loop;
end $$;

-- Niveaux de formation as people say them; others are shown as they came.
create table directory.niveau (code text primary key, label text not null, place int not null unique);
insert into directory.niveau (code, label, place) values
  ('CP', 'CP', 1), ('CE1', 'CE1', 2), ('CE2', 'CE2', 3), ('CM1', 'CM1', 4), ('CM2', 'CM2', 5),
  ('6EME', 'sixième', 6), ('5EME', 'cinquième', 7), ('4EME', 'quatrième', 8), ('3EME', 'troisième', 9),
  ('2NDE', 'seconde', 10), ('2DE', 'seconde', 11), ('1ERE', 'première', 12), ('TERM', 'terminale', 13), ('TLE', 'terminale', 14);

-- What levels, matières and functions make of these people, with all its history: a function of the rows it is read from.
create function directory.derived_members(people uuid[])
returns table (structure_id uuid, kind text, code text, person_id uuid, valid_from date, valid_to date)
language sql stable as $$
  select x.structure_id, x.kind, x.code, x.person_id, lower(held), upper(held)
  from (
    select f.structure_id, f.kind, f.code, f.person_id, unnest(range_agg(daterange(f.valid_from, f.valid_to))) as held
    from (
      select o.structure_id, 'level' as kind, coalesce(nullif(o.niv_formation, ''), m.niv_formation) as code, o.person_id,
        o.valid_from, o.valid_to
      from directory.schooling o left join directory.mef m on m.code = o.mef where o.person_id = any(people)
      union all
      select g.structure_id, 'matiere', nullif(t.matiere, ''), t.person_id, t.valid_from, t.valid_to
      from directory.teaching t join directory.people_group g on g.id = t.group_id where t.person_id = any(people)
      union all
      select o.structure_id, 'function', nullif(o.code, '-'), o.person_id, o.valid_from, o.valid_to
      from directory.function o where o.person_id = any(people)) f
    where f.code is not null and f.valid_to is distinct from f.valid_from
    group by 1, 2, 3, 4) x
$$;

-- Brings the derived groups of these people to what they follow from.
create function directory.derive_groups(people uuid[]) returns void language plpgsql as $$
declare
  touched uuid[];
begin
  with wanted as materialized (select * from directory.derived_members(people)),
  made as (
    insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
    select w.structure_id, w.kind, w.code,
      case w.kind
        when 'level' then 'Élèves de ' || coalesce((select n.label from directory.niveau n where n.code = w.code), w.code)
        when 'matiere' then coalesce((select m.label from directory.matiere m where m.code = w.code), w.code)
        else coalesce((select p.label from directory.function_profile p where p.function_code = w.code), w.code) end,
      'derived', min(w.valid_from)
    from wanted w group by 1, 2, 3
    on conflict (structure_id, kind, code) do nothing
    returning id, structure_id, kind, code),
  placed as materialized (
    select g.id, w.person_id, w.valid_from, w.valid_to
    from wanted w
    join (select id, structure_id, kind, code from directory.people_group union all select * from made) g
      on g.structure_id = w.structure_id and g.kind = w.kind and g.code = w.code),
  gone as (
    delete from directory.group_member m
    where m.person_id = any(people) and m.source = 'derived'
      and (m.group_id, m.person_id, m.valid_from) not in (select id, person_id, valid_from from placed)
    returning m.group_id),
  come as (
    insert into directory.group_member as m (group_id, person_id, source, valid_from, valid_to)
    select id, person_id, 'derived', valid_from, valid_to from placed
    order by 1, 2
    on conflict (group_id, person_id, source, valid_from) do update set valid_to = excluded.valid_to
      where m.valid_to is distinct from excluded.valid_to
    returning group_id)
  select array_agg(distinct group_id) into touched
  from (select group_id from gone union all select group_id from come) t;

  update directory.people_group g set valid_from = least(g.valid_from, x.valid_from), valid_to = x.valid_to
  from (
    select t.id, coalesce(min(m.valid_from), current_date) as valid_from,
      case when bool_or(m.group_id is not null and m.valid_to is null) then null
           else coalesce(max(m.valid_to), current_date) end as valid_to
    from (select distinct unnest(touched) as id) t
    left join directory.group_member m on m.group_id = t.id
    group by t.id) x
  where g.id = x.id and (g.valid_to is distinct from x.valid_to or g.valid_from > x.valid_from);
end $$;

-- A merge is undone by what sources say of the two, not by the groups that follow from it.
create or replace function directory.said_of(house text, person uuid) returns jsonb language plpgsql stable as $function$
declare
  key record;
  digest text;
  said jsonb := '{}';
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'directory.person'::regclass and cardinality(c.conkey) = 1
      and c.conparentid = 0 and t.relnamespace = house::regnamespace and c.conrelid <> 'directory.regroup'::regclass
    union select 'directory.person', 'id' where house = 'directory'
    order by 1, 2
  loop
    execute format($q$select md5(coalesce(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) from %s t where %I = $1 %s$q$,
      key.place, key.col,
      case when key.place = 'directory.group_member' then 'and directory.is_cause(t.source)' else '' end)
    into digest using person;
    said := said || jsonb_build_object(key.place || '.' || key.col, digest);
  end loop;
  return said;
end $function$;

-- The names that applications of the former portal parse. Rows, because each territory has its root.
create table directory.alias_root (
  kind       text not null references directory.structure_kind,
  department text not null default '',                  -- empty: any other
  root       text not null check (root ~ '^[a-z0-9]+$'),
  primary key (kind, department)
);
insert into directory.alias_root (kind, department, root)
select kind, '', case kind when 'cfa' then 'cfa' when 'lycee-agricole' then 'agri' when 'academie' then 'acad'
  when 'collectivite' then 'coll' when 'college' then 'coll' else 'esco' end
from directory.structure_kind where kind <> 'entreprise';
insert into directory.alias_root (kind, department, root)
select 'college', d, 'clg' || d from unnest('{18,28,36,37,41,45}'::text[]) as d;

-- Part of such a name: capitals without accents, and never the sign that parts them; a class is named as its school does.
create function directory.alias_part(said text) returns text language sql stable parallel safe as $$
  select trim(both ' ' from regexp_replace(upper(public.unaccent('public.unaccent'::regdictionary, said)), '[:\s]+', ' ', 'g'))
$$;
create function directory.alias_class(said text) returns text language sql immutable parallel safe as $$
  select replace(said, ':', ' ')
$$;

-- One row an alias and group; a name may stand for several groups, whose members it then has together.
create view directory.group_alias as
with named as (
  select s.id, s.kind, r.root, directory.alias_part(s.name) as name,
    r.root || ':Etablissements:' || directory.alias_part(s.name) || '_' || s.uai as base
  from directory.structure s
  join directory.alias_root r on r.kind = s.kind
    and r.department = coalesce((select d.department from directory.alias_root d
      where d.kind = s.kind and d.department = s.department), '')
  where s.uai is not null)
select x.alias, g.id as group_id
from directory.people_group g
join named n on n.id = g.structure_id
left join lateral (
  select directory.alias_part(m.niv_formation) || ':' as niveau, directory.alias_class(d.label) as class
  from directory.people_group d left join directory.mef m on m.code = any(d.mefs)
  where d.structure_id = g.structure_id and d.kind = 'division' and d.code = g.code
    and g.kind in ('division', 'teaching-team', 'head-teachers', 'responsables')
  order by m.code limit 1) l on true
left join directory.function_profile p on g.kind = 'function' and p.function_code = g.code
cross join lateral (
  select n.base || ':' || leaf as alias
  from unnest(case
    when n.kind in ('academie', 'collectivite') then '{}'::text[]
    when g.kind = 'profile' then array['Tous_' || n.name]
      || case g.code when 'ELV' then '{Eleves}' when 'ENS' then '{Profs}'
           when 'DIR' then '{Administratifs:Tous_Administratifs}' when 'EVS' then '{Administratifs:Tous_Administratifs}'
           when 'ETA' then '{Administratifs:Tous_Administratifs}' else '{}' end::text[]
    when g.kind = 'division' then array[coalesce(l.niveau, '') || 'Eleves_' || l.class]
    when g.kind = 'teaching-team' then array[coalesce(l.niveau, '') || 'Profs_' || l.class]
    when g.kind = 'responsables' then array[coalesce(l.niveau, '') || 'Parents_' || l.class]
    when g.kind = 'head-teachers' then array['Profs Principaux'] || (l.niveau || 'Profs Principaux')
    when g.kind = 'matiere' then array['Enseignements:' || directory.alias_part(g.label)]
    when g.kind = 'function' and p.profile in ('DIR', 'EVS', 'ETA') then array['Administratifs:' || directory.alias_part(p.label)]
    when g.kind in ('manual', 'rule') then array['groupes_locaux:' || directory.alias_part(g.label)]
    else '{}' end) as leaf
  where leaf is not null
  union all
  select n.root || ':' || leaf
  from unnest(case
    when g.kind <> 'profile' then '{}'::text[]
    when n.kind = 'academie' then array['Services_Academique:' || n.name || ':Tous_' || n.name]
    when n.kind = 'collectivite' then array['Collectivites:' || n.name || ':Tous_' || n.name]
    else array['Inter_etablissements:Tous_Profils_Etablissements']
      || case g.code when 'ENS' then '{Inter_etablissements:Tous_Profs}' when 'ELV' then '{Inter_etablissements:Tous_Eleves}'
           when 'TUT' then '{Inter_etablissements:Tous_Parents}' when 'COL' then '{Inter_etablissements:Tous_Agents_Coll_Ter}'
           when 'DIR' then '{Inter_etablissements:Tous_Administratifs}' when 'EVS' then '{Inter_etablissements:Tous_Administratifs}'
           when 'ETA' then '{Inter_etablissements:Tous_Administratifs}' else '{}' end::text[] end) as leaf) x
where g.valid_to is null or g.valid_to > current_date;

-- The groups that there are already.
select directory.derive_groups(array_agg(person_id))
from (select person_id from directory.schooling union select person_id from directory.teaching
      union select person_id from directory.function) p;
delete from directory.regroup;
