-- People. One row is one person as a source knows them; merging duplicates keeps every jointure.

create table directory.person (
  id            uuid primary key default kernel.uuidv7(),
  civility      text,                                   -- 'M.', 'Mme'
  family_name   text not null,                          -- as received, often in capitals
  given_name    text not null,
  birth_name    text,
  other_given_names text[] not null default '{}',
  birth_date    date,
  ine           text,
  siecle_id     text,                                   -- ENTEleveStructRattachId, the key of FrEduVecteur
  sts_id        text,
  email         text,
  academic_email text,
  home_phone    text, work_phone text, mobile text, sms_phone text,
  address       jsonb,                                  -- { lines: string[], postalCode, city, country }
  address_shared boolean not null default false,        -- ENTPersonAdresseDiffusion
  missing_since date,
  shown_given_name  text generated always as (kernel.written_name(given_name)) stored,
  shown_family_name text generated always as (kernel.written_name(family_name)) stored
);
create index on directory.person (ine) where ine is not null;
create index on directory.person (siecle_id) where siecle_id is not null;
create index on directory.person (academic_email) where academic_email is not null;

-- The identifiers of a person, kept for life and never given to another. Each of the three kinds of AAF people has
-- its own numbers, and each academy too: the key is all three.
create table directory.person_jointure (
  academy   text not null,
  type      text not null check (type in ('Eleve', 'PersRelEleve', 'PersEducNat')),
  jointure  text not null,
  person_id uuid not null references directory.person on delete cascade,
  source    text not null,
  primary key (academy, type, jointure)
);
create index on directory.person_jointure (person_id);

-- What a pupil follows, where.
create table directory.schooling (
  person_id    uuid not null references directory.person on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,
  source       text not null,
  mef          text, mef_label text, niv_formation text, filiere text,
  statut       text, regime text,
  enseignements text[] not null default '{}',           -- codes of matières
  valid_from   date not null,
  valid_to     date,
  primary key (person_id, structure_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.schooling (structure_id);

-- Families. niveau_responsabilite: 1 représentant légal, 2 personne en charge, 0 none. contact_priority: 1 is called first.
create table directory.responsibility (
  pupil_id       uuid not null references directory.person on delete cascade,
  responsable_id uuid not null references directory.person on delete cascade,
  source         text not null,
  lien           text not null,                         -- 10 mère, 20 père, … (directory.lien)
  niveau_responsabilite smallint not null check (niveau_responsabilite between 0 and 2),
  financial      boolean not null default false,
  contact_priority smallint,                            -- null: not to be called
  pays           boolean not null default false,
  valid_from     date not null,
  valid_to       date,
  primary key (pupil_id, responsable_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.responsibility (responsable_id);
create table directory.lien (code text primary key, label text not null);

-- What an agent does, where.
create table directory.function (
  person_id    uuid not null references directory.person on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,
  source       text not null,
  code         text not null, label text,               -- ENS, DIR, EDU…
  discipline_code text not null default '', discipline_label text,
  valid_from   date not null,
  valid_to     date,
  primary key (person_id, structure_id, code, discipline_code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.function (structure_id);

-- A power: a verb in a scope, for a time, for a reason. No structure: the whole platform.
create table directory.power (
  id           uuid primary key default kernel.uuidv7(),
  person_id    uuid not null references directory.person on delete cascade,
  verb         text not null,                           -- 'administer'
  structure_id uuid references directory.structure on delete cascade,
  reason       text not null check (reason <> ''),
  valid_from   date not null default current_date,
  valid_to     date,
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.power (person_id);
create index on directory.power (structure_id);
