-- Two people who are one. The row stays, so that whoever was known under the former id is still found; what undoes the
-- merge holds personal values, and goes after ninety days.
create schema privacy;

create table privacy.merge (
  id        uuid primary key default kernel.uuidv7(),
  from_id   uuid not null,                              -- of the one who is no more: no row to point at
  into_id   uuid not null references directory.person on delete cascade,
  merged_at timestamptz not null default now(),
  merged_by uuid references directory.person on delete set null,  -- null: by the command line
  reason    text not null check (length(reason) between 1 and 300),
  undo      jsonb,                                      -- what each house returned; null: it can no longer be undone
  undone_at timestamptz,
  undone_by uuid references directory.person on delete set null,
  check (from_id <> into_id)
);
create index on privacy.merge (into_id);
create index on privacy.merge (from_id);
create index on privacy.merge (merged_by) where merged_by is not null;
create index on privacy.merge (undone_by) where undone_by is not null;
create index on privacy.merge (merged_at) where undo is not null;
