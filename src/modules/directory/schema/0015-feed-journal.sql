-- What each feed changed, so that it can be told and undone; and the plans of feeds that nobody applied yet.

alter table directory.feed
  add column is_first boolean not null default false,   -- of its source: what it created is told by the source alone
  add column applied_xid xid8,                          -- the transactions that wrote its rows, and gave them back
  add column undone_xid xid8,
  add column undone_at timestamptz;

-- One row changed by a feed. Values are kept 90 days at most, and leave with the person; a row that says nothing any more
-- still says that something was changed, so that an undo does not pass over it.
create table directory.feed_change (
  id         bigint generated always as identity primary key,
  feed_id    uuid not null references directory.feed on delete cascade,
  place      text not null,                             -- the table: 'schooling'
  how        text not null check (how in ('created', 'changed', 'dropped')),
  before     jsonb,                                     -- the whole row; null when created
  after      jsonb,                                     -- null when dropped
  person_id  uuid references directory.person on delete set null,
  other_id   uuid references directory.person on delete set null  -- the responsable, of a bond
);
create index on directory.feed_change (feed_id, place);
create index on directory.feed_change (person_id) where person_id is not null;
create index on directory.feed_change (other_id) where other_id is not null;

-- Room on each page for what feeds change: the row stays there, and no index is told of it.
alter table directory.person set (fillfactor = 90);
alter table directory.group_member set (fillfactor = 95);
alter table directory.source_record set (fillfactor = 95);

-- A plan as it was shown. Dropped after three days, or when it is applied.
create table directory.feed_plan (
  id        uuid primary key default kernel.uuidv7(),
  source    text not null,
  kind      text not null check (kind in ('complete', 'delta')),
  feed_date date not null,
  made_at   timestamptz not null default now(),
  digest    text not null,                              -- of all its lines, kept or not
  is_listed boolean not null,                           -- false: too many lines to keep
  said      jsonb not null                              -- counts, and structures with theirs
);
create index on directory.feed_plan (made_at);

create table directory.feed_plan_line (
  plan_id    uuid not null references directory.feed_plan on delete cascade,
  key        text not null,                             -- the person, or the record of somebody new
  person_id  uuid references directory.person on delete cascade,
  structures text[] not null,                           -- as the plan numbers them
  digest     text not null,                             -- of what it says, values included, and of the versions of the rows
  said       jsonb not null,
  primary key (plan_id, key)
);
create index on directory.feed_plan_line (person_id) where person_id is not null;

-- Which rows of any house point at these rows of `target`. `but` says of some tables, by name, which of their rows `t` count:
-- those that came by themselves go by themselves. So does an account that nobody activated.
create function directory.leaning_on(target regclass, ids uuid[], but jsonb) returns table (place text, id uuid)
language plpgsql stable as $$
declare
  key record;
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col, coalesce(but->>c.conrelid::regclass::text,
      case when exists (select from pg_attribute p where p.attrelid = c.conrelid and p.attname = 'password_hash')
        then 't.password_hash is not null' else 'true' end) as counts
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1 and c.conparentid = 0
    order by 1, 2
  loop
    return query execute format('select %L::text, t.%I from %s t where t.%I = any($1) and (%s)', key.place, key.col, key.place,
      key.col, key.counts) using ids;
  end loop;
end $$;
