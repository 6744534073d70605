-- What is still owed to each subscriber of an event. The line goes in the transaction that writes the effect, so the
-- effect is there exactly once. A worker that takes a line moves its `due_at` first: if it dies, others wait that long.
create table kernel.delivery (
  event_id     bigint not null references kernel.event,
  subscriber   text not null,              -- house:reaction
  ordering_key text,                       -- the event's: earlier ones of this subscriber go first
  attempts     smallint not null default 0, -- counts the one under way
  due_at       timestamptz not null default now(),
  last_error   text,
  primary key (event_id, subscriber)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, fillfactor = 70);
create index delivery_due on kernel.delivery (due_at, event_id);
create index delivery_order on kernel.delivery (subscriber, ordering_key, event_id) where ordering_key is not null;

-- What was given up after the last attempt: it stays until an administrator decides. Later events of the same key wait.
create table kernel.dead_letter (
  id           uuid primary key default kernel.uuidv7(),
  subscriber   text not null,
  event_id     bigint references kernel.event, -- null: a task that the clock asks for
  ordering_key text,
  attempts     smallint not null,
  last_error   text not null,
  died_at      timestamptz not null default now(),
  decision     text check (decision in ('retried', 'dropped', 'recovered')), -- recovered: a scheduled task did it later
  decided_at   timestamptz,
  decided_by   uuid,                        -- null: nobody had to, or they were forgotten
  reason       text,
  check ((decision is null) = (decided_at is null)),
  check (decision is distinct from 'dropped' or reason is not null)
);
create index dead_letter_open on kernel.dead_letter (died_at) where decision is null;
create index dead_letter_order on kernel.dead_letter (subscriber, ordering_key, event_id)
  where decision is null and ordering_key is not null;
create unique index dead_letter_of_schedule on kernel.dead_letter (subscriber) where decision is null and event_id is null;
create index dead_letter_event on kernel.dead_letter (event_id) where event_id is not null;
create index dead_letter_decider on kernel.dead_letter (decided_by) where decided_by is not null;
