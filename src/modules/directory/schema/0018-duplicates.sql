-- Records that may be one person: found by likeness, judged by people.

-- What a record was compared by, the last time: `said` is a digest of it, so that whoever changed since is found; `keys`
-- are shared by those worth comparing (same INE, same birth date and beginning of a name, same mail…).
create table directory.likeness (
  person_id uuid primary key references directory.person on delete cascade,
  said      text not null,
  keys      text[] not null
);
create index likeness_keys on directory.likeness using gin (keys) with (fastupdate = off);

-- Two records alike enough to be shown. `said`: a digest of both when they were compared; a judgement holds as long as
-- it is the same.
create table directory.duplicate (
  id        uuid primary key default kernel.uuidv7(),
  one_id    uuid not null references directory.person on delete cascade,
  other_id  uuid not null references directory.person on delete cascade,
  score     smallint not null,
  reasons   text[] not null,
  said      text not null,
  found_at  timestamptz not null default now(),
  judged_at timestamptz,                                -- somebody said: two people
  judged_by uuid references directory.person on delete set null,
  unique (one_id, other_id),
  check (one_id < other_id)
);
create index on directory.duplicate (other_id);
create index on directory.duplicate (judged_by) where judged_by is not null;
create index on directory.duplicate (score desc, id) where judged_at is null;
