-- Accounts locked, given a new code, deleted, and all of that taken back.

-- A locked account: its sessions are over, nothing opens it until it is unlocked.
create table identity.account_lock (
  account_id uuid primary key references identity.account on delete cascade,
  since      timestamptz not null,
  locked_by  uuid references directory.person on delete set null,
  reason     text not null check (length(reason) between 1 and 300)
);
create index on identity.account_lock (locked_by) where locked_by is not null;

-- A code that lets its holder choose a password, once, until its end.
create table identity.activation_code (
  account_id uuid primary key references identity.account on delete cascade,
  code_hash  bytea not null check (length(code_hash) = 32),
  made_by    uuid references directory.person on delete set null,
  ends_at    timestamptz not null
);
create index on identity.activation_code (made_by) where made_by is not null;

-- Something done to accounts at once, on purpose, by somebody: undone as a whole, while it is known how (thirty days).
create table identity.account_act (
  id           uuid primary key default kernel.uuidv7(),
  verb         text not null check (verb in ('lock', 'unlock', 'reset', 'delete', 'restore')),
  structure_id uuid references directory.structure on delete cascade,   -- null: wherever they are
  reason       text not null check (length(reason) between 1 and 300),
  done_by      uuid references directory.person on delete set null,
  done_at      timestamptz not null,
  undone_by    uuid references directory.person on delete set null,
  undone_at    timestamptz
);
create index on identity.account_act (structure_id, done_at desc);
create index on identity.account_act (done_by, done_at desc);
create index on identity.account_act (done_at);
create index on identity.account_act (undone_by) where undone_by is not null;
create table identity.account_act_line (
  act_id     uuid not null references identity.account_act on delete cascade,
  account_id uuid not null references identity.account on delete cascade,
  was        jsonb not null default '{}',               -- what gives it back; names nobody
  primary key (act_id, account_id)
);
create index on identity.account_act_line (account_id);

-- Accounts that nothing opens: locked, or of somebody on their way out whose time is over.
create view identity.shut as
select l.account_id, 'locked' as because from identity.account_lock l
union all
select a.id, 'left' from directory.leaving d join identity.account a on a.person_id = d.person_id
where d.closes_on <= directory.today_in('Europe/Paris');

alter table identity.session drop constraint session_end_reason_check;
alter table identity.session add constraint session_end_reason_check
  check (end_reason in ('signed-out', 'replaced', 'closed'));

-- What stays of the logins of the erased is under a key: without it nobody can try names against the digests.
create table identity.stem_key (key bytea not null check (length(key) = 32));
create unique index on identity.stem_key ((true));
insert into identity.stem_key select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
create function identity.stem_digest(stem text) returns bytea language sql stable parallel safe as $$
  select sha256(key || sha256(convert_to(stem, 'UTF8'))) from identity.stem_key
$$;
update identity.login_stem set stem_hash = sha256(key || stem_hash) from identity.stem_key;
