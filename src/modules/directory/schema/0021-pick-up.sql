-- Feeds that come by themselves: the folders that are looked into, and what was found there.

-- One folder under the root that the configuration names; nobody types a path.
create table directory.pick_up (
  id            uuid primary key default kernel.uuidv7(),
  folder        text not null unique check (folder ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  label         text not null check (label <> '' and length(label) <= 80),
  kind          text not null check (kind in ('aaf', 'csv', 'onde')),
  academy       text check (academy ~ '^[0-9A-Z]{1,3}$'),       -- aaf: for feeds whose header does not say it
  structure_id  uuid references directory.structure on delete cascade, -- csv, onde: the school whose own feed it is
  not_before    time,                                           -- taken from that hour on, there; null: at any hour
  time_zone     text not null default 'Europe/Paris',
  expected_days smallint check (expected_days between 1 and 366), -- null: nobody waits for it
  created_at    timestamptz not null default now(),
  stopped_at    timestamptz,
  looked_at     timestamptz,
  fault         text,                                           -- why the folder could not be looked into
  told_late_at  timestamptz,                                    -- administrators know that nothing comes
  check (kind = 'aaf' or structure_id is not null)
);
create index on directory.pick_up (structure_id);

-- Some files that were put there together, and what became of them.
create table directory.deposit (
  id          uuid primary key default kernel.uuidv7(),
  pick_up_id  uuid not null references directory.pick_up on delete cascade,
  name        text not null,
  files       text[] not null,                                  -- names in the folder, as they were deposited
  mark        text not null,                                    -- sizes and times: the same at two looks, nobody writes any more
  seen_at     timestamptz not null default now(),
  still_since timestamptz not null default now(),
  state       text not null default 'arriving'
    check (state in ('arriving', 'waiting', 'taking', 'held', 'taken', 'refused')),
  reason      text,                                             -- why it waits, is held or was refused
  kind        text check (kind in ('complete', 'delta')),
  day         date,
  sha256      bytea,
  attempts    smallint not null default 0,                      -- how often it was begun: what kills three times is refused
  feed_id     uuid references directory.feed on delete set null,
  allowed     text[] not null default '{}',                     -- UAI where many people may disappear
  plan_id     uuid references directory.feed_plan on delete set null, -- what it would do, as it was shown
  differs     text[] not null default '{}',                     -- lines of the plan that changed since somebody saw it
  ended_at    timestamptz,
  erased_at   timestamptz                                       -- when its files were deleted
);
create unique index on directory.deposit (pick_up_id, name) where state = 'arriving';
create index on directory.deposit (pick_up_id, state);
create index on directory.deposit (pick_up_id, sha256) where state = 'taken';
create index on directory.deposit (feed_id);
create index on directory.deposit (plan_id);
create index on directory.deposit (seen_at desc);
create index on directory.deposit (ended_at) where erased_at is null;

-- The undoing of a feed, asked for on a page and done by whoever takes feeds. `conflicts` counts by table, and names nobody.
create table directory.feed_undo (
  feed_id   uuid primary key references directory.feed on delete cascade,
  asked_at  timestamptz not null,
  ended_at  timestamptz,
  outcome   text check (outcome in ('undone', 'refused')),
  reason    text,
  conflicts jsonb not null default '[]'
);
