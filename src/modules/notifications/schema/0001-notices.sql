-- Notices, who wants which, where mail goes. Numbers of a person are given under the lock of their reader's row: a
-- higher one is never seen before a lower one, so that a stream which goes by numbers skips none.

create schema notifications;

create table notifications.reader (
  person_id   uuid primary key references directory.person on delete cascade,
  last_number bigint not null default 0,
  language    text not null default 'fr' check (language in ('fr', 'en'))     -- of their mail
);

create table notifications.notice (
  id        uuid primary key default kernel.uuidv7(),
  person_id uuid not null references directory.person on delete cascade,
  number    bigint not null,
  name      text not null,                     -- 'directory.feed-taken'
  event_id  bigint not null,                   -- of kernel.event, which is emptied in time
  words     jsonb not null,                    -- { fr: { title, body }, en: … }
  href      text not null check (href ~ '^/([^/\\]|$)'),
  at        timestamptz not null,
  read_at   timestamptz,
  unique (person_id, name, event_id)           -- once for each person and event
);
create index on notifications.notice (person_id, number);
create index on notifications.notice (person_id) where read_at is null;
create index on notifications.notice (at);

-- What a person chose for a kind of notice; without a row, all that it offers.
create table notifications.choice (
  person_id uuid not null references directory.person on delete cascade,
  name      text not null,
  in_portal boolean not null,
  by_mail   boolean not null,
  primary key (person_id, name)
);

-- The one click that refuses the mail of one kind, for whoever holds the letter.
create table notifications.way_out (
  token     text primary key check (token ~ '^[A-Za-z0-9_-]{43}$'),
  person_id uuid not null references directory.person on delete cascade,
  name      text not null,
  unique (person_id, name)
);

-- An address that a person gave; it counts once the code sent there has come back.
create table notifications.address (
  person_id    uuid primary key references directory.person on delete cascade,
  address      text,
  confirmed_at timestamptz,
  asked        text,
  code_hash    bytea check (length(code_hash) = 32),
  code_until   timestamptz,
  tries        smallint not null default 0,    -- wrong codes since the last one was sent
  codes        smallint not null default 0,    -- sent since codes_since
  codes_since  timestamptz,
  check ((address is null) = (confirmed_at is null)),
  check ((asked is null) = (code_hash is null) and (asked is null) = (code_until is null))
);

-- Letters to write and written. What one says is kept until it is sent.
create table notifications.mail (
  id         uuid primary key default kernel.uuidv7(),
  person_id  uuid not null references directory.person on delete cascade,
  name       text not null,
  event_id   bigint,                           -- null: not from an event (a code)
  address    text not null,
  language   text not null check (language in ('fr', 'en')),
  words      jsonb,                            -- { title, body }; null once sent
  href       text not null check (href ~ '^/([^/\\]|$)'),
  token      text,                             -- of the way out, when it may be refused
  written_at timestamptz not null default now(),
  tries      smallint not null default 0,
  tried_at   timestamptz,
  sent_at    timestamptz,
  failed_at  timestamptz,                      -- given up: trying again would change nothing
  fault      text,
  unique (person_id, name, event_id),
  check (sent_at is null or failed_at is null)
);
create index on notifications.mail (written_at);
create index on notifications.mail (written_at) where sent_at is null;

-- The letters of the demonstration, which nobody sends.
create table notifications.mailbox (
  mail_id   uuid primary key,
  person_id uuid not null references directory.person on delete cascade,
  at        timestamptz not null,
  address   text not null,
  subject   text not null,
  text      text not null,
  html      text not null
);
create index on notifications.mailbox (person_id, at);
create index on notifications.mailbox (at);
