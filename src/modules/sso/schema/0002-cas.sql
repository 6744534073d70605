-- Tickets of ten seconds. They may die with the database; none is ever taken twice.
create table sso.ticket (
  hash         bytea primary key check (length(hash) = 32),
  kind         text not null check (kind in ('ST', 'PT')),
  service_id   uuid not null references sso.service on delete cascade,
  session_id   uuid not null references identity.session on delete cascade,
  address      text not null,                          -- as the application wrote it
  is_new_login boolean not null,
  proxies      text[] not null default '{}',           -- most recent first
  expires_at   timestamptz not null
);
create index on sso.ticket (service_id);
create index on sso.ticket (session_id);
create index on sso.ticket (expires_at);

-- A sign-in that began at an application: what is proven after it is fresh for it.
create table sso.flow (
  id       uuid primary key default kernel.uuidv7(),
  began_at timestamptz not null
);
create index on sso.flow (began_at);

-- Which sessions opened which application: it is told when the session ends. `ticket` is spent.
create table sso.visit (
  session_id  uuid not null references identity.session on delete cascade,
  service_id  uuid not null references sso.service on delete cascade,
  address     text not null,
  ticket      text not null,
  known_as    text not null,
  opened_at   timestamptz not null,
  told_at     timestamptz,
  primary key (session_id, ticket)
);
create index on sso.visit (service_id);
create index visit_untold on sso.visit (session_id) where told_at is null;

-- What lets an application ask for proxy tickets, as long as the session lives.
create table sso.proxy_grant (
  hash       bytea primary key check (length(hash) = 32),
  session_id uuid not null references identity.session on delete cascade,
  service_id uuid not null references sso.service on delete cascade,
  proxies    text[] not null,                          -- this one first
  opened_at  timestamptz not null
);
create index on sso.proxy_grant (session_id);
create index on sso.proxy_grant (service_id);
