-- Places: structures of every kind, where they came from, and the nomenclatures they share.
create schema directory;

create table directory.structure (
  id          uuid primary key default kernel.uuidv7(),
  uai         text unique check (uai ~ '^[0-9]{7}[A-Z]$'),
  siret       text,
  name        text not null check (name <> ''),        -- as people say it: "Collège des Tilleuls"
  kind        text not null check (kind in
                ('ecole', 'college', 'lycee', 'lycee-professionnel', 'lycee-agricole', 'erea', 'cfa', 'ef2s',
                 'academie', 'collectivite', 'autre')),
  type_code   text,                                     -- nature of the UAI (340: collège)
  ministry    text,
  contract    text,                                     -- PU, PR…
  academy     text,                                     -- name, as the feed says it
  time_zone   text not null default 'Europe/Paris',
  -- of the address: '37', '974'
  department  text generated always as (left(postal_code, case when postal_code ~ '^9[78]' then 3 else 2 end)) stored,
  street      text, postal_code text, city text, phone text, email text,
  missing_since date                                    -- absent from the last complete feed
);

-- A structure under the identifier of a source. A jointure is unique only inside its academy.
create table directory.structure_jointure (
  academy      text not null,                           -- code: '18'
  jointure     text not null,
  structure_id uuid not null references directory.structure on delete cascade,
  source       text not null,                           -- 'aaf:2D:18', the feed that may change or end it
  primary key (academy, jointure)
);
create index on directory.structure_jointure (structure_id);

-- Typed, dated links: rattachement fonctionnel, cité scolaire, académie.
create table directory.structure_link (
  structure_id uuid not null references directory.structure on delete cascade,
  kind         text not null check (kind in ('rattachement-fonctionnel', 'cite-scolaire', 'academie', 'circonscription', 'collectivite')),
  to_id        uuid not null references directory.structure on delete cascade,
  source       text not null,
  valid_from   date not null,
  valid_to     date,
  primary key (structure_id, kind, to_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.structure_link (to_id);

create table directory.mef (
  code text primary key, label text not null, rattach text, stat11 text, niv_formation text, filiere text
);
create table directory.matiere (
  code text primary key, label text not null, rattach text
);

-- Nature of a UAI → kind of structure, and function of an agent → profile: data, because academies differ.
create table directory.structure_type (type_code text primary key, kind text not null, label text not null);
create table directory.function_profile (
  function_code text primary key,
  profile text check (profile in ('ENS','DOC','DIR','EVS','ETA','ACA','COL')),  -- null: sans objet
  label text not null
);
