-- Groups: the one way to address people. The feed makes these, and nobody else.
--
--   kind           code          members
--   profile        ELV, TUT…     everyone who holds that profile in the structure
--   division       5eB           its pupils
--   groupe         5B_LATIN      its pupils
--   responsables   5eB           responsables (levels 1 and 2) of the pupils of that division
--   teaching-team  5eB           who teaches that division
--   head-teachers  5eB           professeurs principaux of that division

create table directory.people_group (
  id           uuid primary key default kernel.uuidv7(),
  structure_id uuid not null references directory.structure on delete cascade,
  kind         text not null check (kind in ('profile', 'division', 'groupe', 'responsables', 'teaching-team', 'head-teachers')),
  code         text not null,
  label        text not null,                           -- as people say it: of a division, its code
  official_label text,                                  -- as the feed gives it: 'CINQUIEME B'
  source       text not null,
  declared     boolean not null default false,          -- by its structure; else it lives as long as somebody uses it
  mefs         text[] not null default '{}',            -- of a division
  divisions    text[] not null default '{}',            -- codes of the divisions a groupe draws from
  valid_from   date not null,
  valid_to     date,
  unique (structure_id, kind, code)
);

-- A membership has a start and an end: [valid_from, valid_to). Dates are local to the structure.
create table directory.group_member (
  group_id   uuid not null references directory.people_group on delete cascade,
  person_id  uuid not null references directory.person on delete cascade,
  source     text not null,
  valid_from date not null,
  valid_to   date,
  primary key (group_id, person_id, source, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.group_member (person_id);

-- Who teaches what to whom: one row a teacher, division or groupe, matière ('' when the feed does not say).
create table directory.teaching (
  person_id  uuid not null references directory.person on delete cascade,
  group_id   uuid not null references directory.people_group on delete cascade,
  source     text not null,
  matiere    text not null default '',                  -- code; may be unknown to the nomenclature
  valid_from date not null,
  valid_to   date,
  primary key (person_id, group_id, matiere, source, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.teaching (group_id);
