-- What a place is: its kind and its ministry, what time it is there, which calendar it follows, what it is tied to.
-- All of it rows, because academies differ: change them freely.

create table directory.structure_kind (
  kind      text primary key,
  label     text not null,
  is_school boolean not null,
  periods   text check (periods in ('trimestre', 'semestre'))   -- how its year is cut when nobody says otherwise
);
insert into directory.structure_kind (kind, label, is_school, periods) values
  ('ecole', 'École', true, 'trimestre'),
  ('college', 'Collège', true, 'trimestre'),
  ('lycee', 'Lycée', true, 'trimestre'),
  ('lycee-professionnel', 'Lycée professionnel', true, 'semestre'),
  ('lycee-agricole', 'Lycée agricole', true, 'semestre'),
  ('erea', 'EREA', true, 'trimestre'),
  ('cfa', 'CFA', true, 'semestre'),
  ('ef2s', 'Établissement de formation sanitaire et sociale', true, 'semestre'),
  ('academie', 'Services académiques', false, null),
  ('collectivite', 'Collectivité', false, null),
  ('entreprise', 'Entreprise', false, null),
  ('autre', 'Autre', false, null);
alter table directory.structure drop constraint structure_kind_check,
  add foreign key (kind) references directory.structure_kind;
alter table directory.structure_type add foreign key (kind) references directory.structure_kind;

-- A company takes apprentices and trainees: known by its SIRET, it has no UAI.
alter table directory.structure add constraint company_by_siret
  check (kind <> 'entreprise' or (uai is null and siret ~ '^[0-9]{14}$'));
create unique index on directory.structure (siret) where kind = 'entreprise';

-- The ministry, from the words of a feed: the first pattern that is met, in the order of `place`.
create table directory.ministry (
  code text primary key, label text not null, place int not null unique, pattern text not null
);
insert into directory.ministry (code, label, place, pattern) values
  ('agriculture', 'Agriculture', 1, 'agricult'),
  ('mer', 'Mer', 2, '\mmer\M|maritime'),
  ('armees', 'Armées', 3, 'arm[eé]es?\M|d[eé]fense'),
  ('education', 'Éducation nationale', 4, '[eé]ducation'),
  ('region', 'Région', 5, 'r[eé]gion|collectivit[eé]');
create function directory.ministry_of(said text) returns text language sql stable as $$
  select code from directory.ministry where said ~* pattern order by place limit 1
$$;
alter table directory.structure add ministry_code text references directory.ministry;
update directory.structure set ministry_code = directory.ministry_of(ministry) where ministry is not null;

-- Where a département stands: the zone of its school year (public list of académies and zones) and its clock. A
-- département that is not here has the clock of Paris and no calendar.
create table directory.territory (
  department text primary key, calendar text not null, time_zone text not null default 'Europe/Paris'
);
insert into directory.territory (department, calendar)
select unnest(string_to_array(departments, ' ')), calendar from (values
  ('zone-a', '25 39 70 90 24 33 40 47 64 03 15 43 63 21 58 71 89 07 26 38 73 74 19 23 87 01 42 69 16 17 79 86'),
  ('zone-b', '04 05 13 84 02 60 80 59 62 54 55 57 88 44 49 53 72 85 06 83 14 27 50 61 76 18 28 36 37 41 45 08 10 51 52 22 29 35 56 67 68'),
  ('zone-c', '77 93 94 11 30 34 48 66 75 09 12 31 32 46 65 81 82 78 91 92 95'),
  ('corse', '20')) as zones (calendar, departments);
insert into directory.territory (department, calendar, time_zone) values
  ('971', 'guadeloupe', 'America/Guadeloupe'), ('972', 'martinique', 'America/Martinique'),
  ('973', 'guyane', 'America/Cayenne'), ('974', 'reunion', 'Indian/Reunion'),
  ('975', 'saint-pierre-et-miquelon', 'America/Miquelon'), ('976', 'mayotte', 'Indian/Mayotte'),
  ('986', 'wallis-et-futuna', 'Pacific/Wallis'), ('987', 'polynesie', 'Pacific/Tahiti'),
  ('988', 'nouvelle-caledonie', 'Pacific/Noumea');
update directory.structure s set time_zone = t.time_zone from directory.territory t where t.department = s.department;

-- A calendar of its own, for a structure that does not follow its département's.
alter table directory.structure add calendar text;

-- A school year as an administrator corrected it; those that nobody corrected stand in the files of `calendars/`.
create table directory.calendar_year (
  calendar  text not null,
  year      int not null check (year between 2000 and 2100),  -- 2026: 2026-2027
  starts    date not null,                                    -- the pupils' first day
  ends      date not null,                                    -- the first day of the great holidays
  holidays  jsonb not null,                                   -- [{ name, starts, ends }]: ends is the day of return
  source    text not null check (source <> ''),               -- where the dates come from, in words
  loaded_at timestamptz not null default now(),
  primary key (calendar, year),
  check (starts < ends)
);

-- How a structure cuts its year, where it says so. [starts, ends).
create table directory.period (
  structure_id uuid not null references directory.structure on delete cascade,
  year   int not null check (year between 2000 and 2100),
  place  smallint not null check (place between 1 and 6),
  kind   text not null check (kind in ('trimestre', 'semestre', 'autre')),
  label  text not null check (label <> ''),
  starts date not null,
  ends   date not null,
  primary key (structure_id, year, place),
  check (starts < ends)
);

-- What one structure may be to another. `gives_sight`: who administers the second administers the first.
create table directory.link_kind (kind text primary key, label text not null, gives_sight boolean not null);
insert into directory.link_kind (kind, label, gives_sight) values
  ('academie', 'Académie, services départementaux', true),
  ('circonscription', 'Circonscription', true),
  ('collectivite', 'Collectivité de rattachement', false),
  ('cite-scolaire', 'Cité scolaire', false),
  ('annexe', 'Section ou annexe', false),
  ('projet-gar', 'Projet ENT du GAR', false),
  ('rattachement-fonctionnel', 'Rattachement fonctionnel', false);
alter table directory.structure_link drop constraint structure_link_kind_check,
  add foreign key (kind) references directory.link_kind;

-- What a rattachement fonctionnel is, by what it ties: SEGPA and sections are annexes, two schools a cité scolaire.
create function directory.link_kind_of(type_code text, kind text, to_type_code text, to_kind text)
returns text language sql stable as $$
  select case
    when to_type_code = '809' then 'circonscription'
    when to_kind = 'collectivite' then 'collectivite'
    when type_code in ('334', '335', '390') then 'annexe'
    when (select count(*) = 2 from (values (link_kind_of.kind), (to_kind)) as k(kind)
          join directory.structure_kind s on s.kind = k.kind and s.is_school) then 'cite-scolaire'
    else 'rattachement-fonctionnel' end
$$;
update directory.structure_link l set kind = directory.link_kind_of(a.type_code, a.kind, b.type_code, b.kind)
from directory.structure a, directory.structure b
where a.id = l.structure_id and b.id = l.to_id and l.kind = 'rattachement-fonctionnel';
