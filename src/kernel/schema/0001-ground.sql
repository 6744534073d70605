-- What every house stands on: extensions, identifiers that sort by time, names as they are written, the outbox.

create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists citext;
create extension if not exists pgcrypto;

-- UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then chance. PostgreSQL 18 has its own; we run from 15.
create function kernel.uuidv7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

-- A name received in capitals, as one writes it: "D'ESSAI-MARTIN" gives "D'Essai-Martin". Mixed case is left alone.
-- ICU takes an apostrophe for a part of the word, so what stands on each side of it is written apart.
create function kernel.written_name(name text) returns text language sql immutable parallel safe as $$
  select case
    when name <> upper(name collate "fr-x-icu") then name
    when name !~ '[''’]' then initcap(name collate "fr-x-icu")
    else (select string_agg(initcap(part collate "fr-x-icu"), '''' order by n)
          from unnest(string_to_array(replace(name, '’', ''''), '''')) with ordinality as parts(part, n))
  end
$$;

-- The outbox: written in the transaction of the fact, delivered by the worker, at least once to each subscriber.
create table kernel.event (
  id            bigint generated always as identity primary key,
  name          text not null check (name ~ '^[a-z-]+\.[a-z-]+$'),
  version       smallint not null default 1,
  ordering_key  text,                       -- events of one key reach a subscriber in order
  payload       jsonb not null,
  happened_at   timestamptz not null default now(),
  dispatched_at timestamptz                 -- given to the job queue, once for each subscriber
);
create index event_waiting on kernel.event (id) where dispatched_at is null;

-- The worker says every ten seconds that it lives: /health reads it.
create table kernel.heartbeat (part text primary key, at timestamptz not null default now());
