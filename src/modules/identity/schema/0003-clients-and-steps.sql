-- When the person behind a session last showed that it was them: by the password, at the sign-in or since.
alter table identity.session add column stepped_up_at timestamptz;

-- Programs that ask for themselves (OAuth 2.0 client credentials, RFC 6749 §4.4). The secret is drawn by us, 256 bits:
-- a plain digest of it is enough.
create table identity.client (
  id            uuid primary key default kernel.uuidv7(),
  name          text not null check (length(name) between 1 and 100),
  secret_hash   bytea not null check (length(secret_hash) = 32),
  scopes        text[] not null check (cardinality(scopes) > 0),
  is_everywhere boolean not null,                       -- sees every structure; else those of client_structure
  opened_at     timestamptz not null,
  opened_by     uuid references directory.person on delete set null,  -- null: by the command line
  reason        text not null check (length(reason) between 1 and 300),
  ends_at       timestamptz not null,
  revoked_at    timestamptz,
  revoke_reason text check (length(revoke_reason) between 1 and 300),
  check ((revoked_at is null) = (revoke_reason is null))
);
create index on identity.client (opened_by) where opened_by is not null;

-- The structures whose things a client may see. One that lost them all sees nothing.
create table identity.client_structure (
  client_id    uuid references identity.client on delete cascade,
  structure_id uuid references directory.structure on delete cascade,
  primary key (client_id, structure_id)
);
create index on identity.client_structure (structure_id);

-- Access tokens: ten minutes, known here only as digests, dead with their client.
create table identity.client_token (
  token_hash bytea primary key check (length(token_hash) = 32),
  client_id  uuid not null references identity.client on delete cascade,
  scopes     text[] not null check (cardinality(scopes) > 0),  -- all the client's, or those it asked for
  expires_at timestamptz not null
);
create index on identity.client_token (client_id);
create index on identity.client_token (expires_at);
