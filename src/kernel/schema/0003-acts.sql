-- Traces: one row for each act, written in the act's own transaction. No content, no name, no free text.

-- Whom a trace speaks of. Without this row nobody can say: it is erased with the person.
create table kernel.pseudonym (
  pseudonym  uuid primary key default gen_random_uuid(),
  person_id  uuid not null,
  is_current boolean not null default true    -- new acts take it; the others came with somebody who was the same person
);
create unique index pseudonym_current on kernel.pseudonym (person_id) where is_current;
create index pseudonym_person on kernel.pseudonym (person_id);

-- The pseudonym of a person, drawn the first time that it is asked for.
create function kernel.pseudonym_of(person uuid) returns uuid language plpgsql volatile as $$
declare known uuid;
begin
  if person is null then return null; end if;
  loop
    select pseudonym into known from kernel.pseudonym where person_id = person and is_current;
    if found then return known; end if;
    insert into kernel.pseudonym (person_id) values (person)
      on conflict (person_id) where is_current do nothing returning pseudonym into known;
    if found then return known; end if;
  end loop;
end $$;

create sequence kernel.act_id;

-- A number is taken only by a transaction that has its own number already: so "every transaction older than this one has
-- ended" implies "every act numbered before now is written, or never will be". Sealing stands on it.
create function kernel.next_act_id() returns bigint language plpgsql volatile as $$
begin
  perform pg_current_xact_id();
  return nextval('kernel.act_id');
end $$;

create table kernel.act (
  id          bigint not null default kernel.next_act_id(),
  at          timestamptz not null default clock_timestamp(),
  who         uuid,                            -- a pseudonym; null: nobody signed in, a program, the machine itself
  client      text check (length(client) <= 100),   -- the program that asked, when it was one
  hat_scope   uuid,                            -- the hat worn: where…
  hat_profile text check (length(hat_profile) <= 20),  -- …and as what
  verb        text not null check (verb ~ '^[a-z-]+\.[a-z-]+$' and length(verb) <= 80),
  object_kind text check (object_kind ~ '^[a-z-]+$' and length(object_kind) <= 40),
  object_id   uuid,                            -- of a person: their pseudonym
  scope       uuid,                            -- what it is about: those who look after it read the trace
  outcome     text not null check (outcome in ('done', 'refused')),
  code        text check (code ~ '^[a-z-]+\.[a-z-]+$' and length(code) <= 80),
  reference   text check (length(reference) <= 40),    -- of the request; null on the command line
  network     cidr,                            -- IPv4 to 24 bits, IPv6 to 48
  session     bytea check (length(session) = 32),      -- a digest
  check ((outcome = 'refused') = (code is not null)),
  primary key (id, at)
) partition by range (at);
create index act_who on kernel.act (who, id) where who is not null;
create index act_object on kernel.act (object_id, id) where object_id is not null;
create index act_scope on kernel.act (scope, id) where scope is not null;
create index act_verb on kernel.act (verb, id);

-- Where an act goes when nobody has opened its month: nothing is lost, nothing fails.
create table kernel.act_elsewhen partition of kernel.act default;

-- Opens a month (UTC), taking in what already waits elsewhen; false when it was open. Attaching stops no writer.
create function kernel.open_act_month(month date) returns boolean language plpgsql volatile as $$
declare
  name  text := to_char(month, '"act_"YYYY_MM');
  since timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  until timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  perform pg_advisory_xact_lock(hashtext('kernel.act months'));
  if to_regclass('kernel.' || name) is not null then return false; end if;
  execute format('create table kernel.%I (like kernel.act including defaults including constraints including indexes)', name);
  execute format('with moved as (delete from kernel.act_elsewhen where at >= %L and at < %L returning *)
    insert into kernel.%I select * from moved', since, until, name);
  execute format('alter table kernel.act attach partition kernel.%I for values from (%L) to (%L)', name, since, until);
  return true;
end $$;

-- Drops a month whole; how many acts were in it, null when it was not open. Waits five seconds at most for its readers.
create function kernel.drop_act_month(month date) returns bigint language plpgsql volatile as $$
declare
  name  text := to_char(month, '"act_"YYYY_MM');
  count bigint;
begin
  perform pg_advisory_xact_lock(hashtext('kernel.act months'));
  if to_regclass('kernel.' || name) is null then return null; end if;
  perform set_config('lock_timeout', '5000', true);
  execute format('alter table kernel.act detach partition kernel.%I', name);
  execute format('select count(*) from kernel.%I', name) into count;
  execute format('drop table kernel.%I', name);
  return count;
end $$;

select kernel.open_act_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date)
from generate_series(0, 2) as n;
