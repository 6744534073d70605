-- The brake on stolen accounts: what is asked of whom to come in, what is suspended for whom, which networks are known,
-- why a sign-in was risky, and who was told.

-- Something that is asked of the accounts of a brand, of a structure or (neither) of the whole platform; of one profile or
-- of all that it is for. It holds until somebody ends it.
create table identity.mode (
  id           uuid primary key default kernel.uuidv7(),
  name         text not null check (name in ('educonnect-only', 'second-factor', 'new-password')),
  brand_key    text references brands.brand on delete cascade,
  structure_id uuid references directory.structure on delete cascade,
  profile      text,
  reason       text not null check (length(reason) between 1 and 300),
  since        timestamptz not null,
  set_by       uuid references directory.person on delete set null,
  ended_at     timestamptz,
  ended_by     uuid references directory.person on delete set null,
  check (brand_key is null or structure_id is null)
);
create index on identity.mode (name) where ended_at is null;
create index on identity.mode (brand_key) where brand_key is not null;
create index on identity.mode (structure_id) where structure_id is not null;
create index on identity.mode (set_by) where set_by is not null;
create index on identity.mode (ended_by) where ended_by is not null;

-- When the password was last chosen: null for those chosen before this was written down.
alter table identity.account add column password_at timestamptz;
create function identity.note_password() returns trigger language plpgsql as $$
begin
  new.password_at := case when new.password_hash is null then null else now() end;
  return new;
end $$;
create trigger password_chosen before update of password_hash on identity.account for each row
  when (new.password_hash is distinct from old.password_hash) execute function identity.note_password();

-- One thing that some people may not do for a while; those who are concerned read why.
create table identity.suspension (
  id           uuid primary key default kernel.uuidv7(),
  capability   text not null check (capability in ('send-messages', 'put-photo')),
  brand_key    text references brands.brand on delete cascade,
  structure_id uuid references directory.structure on delete cascade,
  profile      text,
  reason       text not null check (length(reason) between 1 and 300),
  starts_at    timestamptz not null,
  ends_at      timestamptz,                             -- null: until somebody lifts it
  said_by      uuid references directory.person on delete set null,
  lifted_at    timestamptz,
  lifted_by    uuid references directory.person on delete set null,
  check (brand_key is null or structure_id is null),
  check (ends_at > starts_at)
);
create index on identity.suspension (capability) where lifted_at is null;
create index on identity.suspension (brand_key) where brand_key is not null;
create index on identity.suspension (structure_id) where structure_id is not null;
create index on identity.suspension (said_by) where said_by is not null;
create index on identity.suspension (lifted_by) where lifted_by is not null;

-- The addresses that a whole school shares: declared by whoever looks after it, or learned from many who come in there.
create table identity.known_network (
  id           uuid primary key default kernel.uuidv7(),
  structure_id uuid not null references directory.structure on delete cascade,
  network      cidr not null,
  source       text not null check (source in ('declared', 'learned')),
  since        timestamptz not null,
  declared_by  uuid references directory.person on delete set null,
  unique (structure_id, network)
);
create index on identity.known_network using gist (network inet_ops);
create index on identity.known_network (declared_by) where declared_by is not null;

-- Which logins an address failed on lately: digests, for a day.
create table identity.tried_login (
  address bytea not null check (length(address) = 32),
  login   bytea not null check (length(login) = 32),
  network cidr,
  at      timestamptz not null,
  primary key (address, login)
);
create index on identity.tried_login (at);

-- Why a sign-in was risky; nothing, for nearly all.
alter table identity.session add column risk text[] not null default '{}';
create index session_risky on identity.session (started_at) where risk <> '{}';

-- Something that heads and administrators were told of.
create table identity.alert (
  id           uuid primary key default kernel.uuidv7(),
  kind         text not null check (kind in ('risky-sign-ins', 'sweep', 'storm')),
  structure_id uuid references directory.structure on delete cascade,
  network      cidr,
  count        integer not null check (count > 0),
  at           timestamptz not null
);
create index on identity.alert (at);
create index on identity.alert (structure_id, at);
