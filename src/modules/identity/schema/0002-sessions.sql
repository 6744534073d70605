-- Sessions. One row is one sign-in, whatever the number of hosts it is carried to: ending it ends all.

create table identity.session (
  id           uuid primary key default kernel.uuidv7(),
  account_id   uuid not null references identity.account on delete cascade,
  strength     text not null check (strength in ('password')),
  started_at   timestamptz not null,
  last_seen_at timestamptz not null,                    -- to the minute
  expires_at   timestamptz not null,                    -- whatever happens; idleness ends it before
  ended_at     timestamptz,
  end_reason   text check (end_reason in ('signed-out', 'replaced')),
  structure_id uuid references directory.structure on delete set null,
  profile      text,                                    -- with structure_id: the hat worn
  agent        text not null,
  network      cidr,                                    -- IPv4 to 24 bits, IPv6 to 48
  check ((ended_at is null) = (end_reason is null))
);
create index on identity.session (account_id, network);
create index on identity.session (structure_id);
create index on identity.session (started_at);

-- The session on one host: what its cookie says is known here only as a digest.
create table identity.session_key (
  token_hash bytea primary key check (length(token_hash) = 32),
  session_id uuid not null references identity.session on delete cascade,
  host       text not null
);
create index on identity.session_key (session_id);

-- A session on its way to another host of ours: thirty seconds, one use, for the browser that asked and no other.
create table identity.handoff (
  code_hash  bytea primary key check (length(code_hash) = 32),
  session_id uuid not null references identity.session on delete cascade,
  host       text not null,
  state      text not null,
  path       text not null check (path ~ '^/'),
  expires_at timestamptz not null
);
create index on identity.handoff (session_id);
create index on identity.handoff (expires_at);

-- How much has been tried lately, and failed: a level that goes up by one at each failure and leaks with time. The
-- bucket is a digest of what it counts (an address, a login, both): neither addresses nor typed names are kept.
create table identity.failure_level (
  bucket       bytea primary key check (length(bucket) = 32),
  level        double precision not null,
  most         double precision not null,               -- the level never passes it
  seconds_each double precision not null check (seconds_each > 0),  -- how long one failure weighs
  at           timestamptz not null
);
