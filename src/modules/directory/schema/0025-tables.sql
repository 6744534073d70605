-- Tables that a school without AAF gives on a page: its files, what each column is, and what was shown of them. Dropped
-- after a day: these are other people's data. One a person at a time.
create table directory.table_draft (
  id           uuid primary key default kernel.uuidv7(),
  person_id    uuid not null unique references directory.person on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,
  kind         text not null check (kind in ('csv', 'onde')),
  state        text not null default 'open' check (state in ('open', 'planning', 'planned', 'applying', 'taken')),
  opened_at    timestamptz not null,
  asked_at     timestamptz,                    -- when somebody asked for what is under way
  outcome      jsonb,                          -- how that ended
  plan_id      uuid references directory.feed_plan on delete set null, -- what it would do, as it is shown
  feed_id      uuid references directory.feed on delete set null
);
create index on directory.table_draft (structure_id);
create index on directory.table_draft (opened_at);
create index on directory.table_draft (plan_id);
create index on directory.table_draft (feed_id);

-- `fault`: why it cannot be read; its bytes are then not kept. `headers`: each with a few values. `columns`: header → column.
create table directory.table_draft_file (
  draft_id uuid not null references directory.table_draft on delete cascade,
  name     text not null check (name <> '' and length(name) <= 120),
  bytes    bytea,
  size     integer not null,
  lines    integer not null default 0,
  kind     text,
  headers  jsonb not null default '[]',
  columns  jsonb not null default '{}',
  fault    jsonb,
  primary key (draft_id, name)
);
