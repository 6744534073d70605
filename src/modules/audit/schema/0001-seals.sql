-- Seals over kernel.act: whoever changes, removes or adds a trace breaks the chain, and `preau doctor` says where.
create schema audit;

-- One batch of acts of one month, in the order of their numbers: those after `after_id`, up to `up_to_id`.
create table audit.seal (
  number    bigint primary key check (number > 0),      -- 1, 2, 3… without gap
  month     date not null,                              -- first day, UTC: what is dropped with a month is whole seals
  after_id  bigint not null,
  up_to_id  bigint not null check (up_to_id > after_id),
  count     int not null check (count > 0),
  rows      bytea not null check (length(rows) = 32),   -- SHA-256 over the acts
  previous  bytea not null check (length(previous) = 32),  -- digest of the seal before; zeros for the first
  digest    bytea not null check (length(digest) = 32), -- SHA-256 over all the others
  sealed_at timestamptz not null
);

-- How far sealing has come: one row.
create table audit.sealing (
  is_only       boolean primary key default true check (is_only),
  sealed_up_to  bigint not null default 0,
  last_number   bigint not null default 0,
  last_digest   bytea not null default decode(repeat('00', 32), 'hex'),
  -- What comes next: acts up to this number are complete once every transaction older than this one has ended.
  waiting_up_to bigint,
  waiting_for   xid8,
  check ((waiting_up_to is null) = (waiting_for is null))
);
insert into audit.sealing default values;

-- Months that were kept their time and dropped: their seals remain, without their acts.
create table audit.dropped_month (
  month      date primary key,
  acts       bigint not null,
  dropped_at timestamptz not null default now()
);
