-- The schema “audit” after every migration. Written by bin/preau documents: do not edit.

create table audit.dropped_month (
  month      date not null,
  acts       bigint not null,
  dropped_at timestamp with time zone not null default now(),
  constraint dropped_month_pkey PRIMARY KEY (month)
);

create table audit.seal (
  number    bigint not null,
  month     date not null,
  after_id  bigint not null,
  up_to_id  bigint not null,
  count     integer not null,
  rows      bytea not null,
  previous  bytea not null,
  digest    bytea not null,
  sealed_at timestamp with time zone not null,
  constraint seal_pkey PRIMARY KEY (number),
  constraint seal_check CHECK (up_to_id > after_id),
  constraint seal_count_check CHECK (count > 0),
  constraint seal_digest_check CHECK (length(digest) = 32),
  constraint seal_number_check CHECK (number > 0),
  constraint seal_previous_check CHECK (length(previous) = 32),
  constraint seal_rows_check CHECK (length(rows) = 32)
);

create table audit.sealing (
  is_only       boolean not null default true,
  sealed_up_to  bigint not null default 0,
  last_number   bigint not null default 0,
  last_digest   bytea not null default decode(repeat('00'::text, 32), 'hex'::text),
  waiting_up_to bigint,
  waiting_for   xid8,
  constraint sealing_pkey PRIMARY KEY (is_only),
  constraint sealing_check CHECK ((waiting_up_to IS NULL) = (waiting_for IS NULL)),
  constraint sealing_is_only_check CHECK (is_only)
);
