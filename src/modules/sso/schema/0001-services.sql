create schema sso;

-- Applications that people reach with the session they have here, and what each may know of them.
create table sso.service (
  id          uuid primary key default kernel.uuidv7(),
  name        text not null check (length(name) between 1 and 100),
  release     text not null check (release ~ '^[a-z0-9-]{1,40}$'),
  logs_out    boolean not null default true,          -- is told when a session ends
  opened_at   timestamptz not null default now(),
  closed_at   timestamptz
);
create unique index service_open_name on sso.service (lower(name)) where closed_at is null;

-- Where it lives: an origin, and the folder below which every address is its own.
create table sso.service_address (
  service_id uuid not null references sso.service on delete cascade,
  origin     text not null check (origin ~ '^https?://[a-z0-9.:\[\]-]+$'),
  path       text not null check (path ~ '^/' and path ~ '/$'),
  primary key (service_id, origin, path)
);

-- Where the tickets that let it speak for a person to another application may be sent. Without a row: nowhere.
create table sso.service_callback (
  service_id uuid not null references sso.service on delete cascade,
  origin     text not null check (origin ~ '^https://'),
  path       text not null check (path ~ '^/' and path ~ '/$'),
  primary key (service_id, origin, path)
);

-- Who may open it, from when. Without a row: everybody. Null: any.
create table sso.service_audience (
  id           uuid primary key default kernel.uuidv7(),
  service_id   uuid not null references sso.service on delete cascade,
  profile      text,
  structure_id uuid references directory.structure on delete cascade,
  opens_on     date,
  unique nulls not distinct (service_id, profile, structure_id)
);
create index on sso.service_audience (structure_id);

-- The one name by which a service that asks for it knows a person: it leads nowhere else.
create table sso.opaque_id (
  person_id  uuid not null references directory.person on delete cascade,
  service_id uuid not null references sso.service on delete cascade,
  id         uuid not null unique default gen_random_uuid(),
  primary key (person_id, service_id)
);
create index on sso.opaque_id (service_id);
