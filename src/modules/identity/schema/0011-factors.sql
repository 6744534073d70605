-- Second factors: something that one has, beside the password that one knows.
create table identity.factor (
  id            uuid primary key default kernel.uuidv7(),
  account_id    uuid not null references identity.account on delete cascade,
  kind          text not null check (kind in ('totp', 'passkey')),
  name          text not null check (length(name) between 1 and 60),
  added_at      timestamptz not null,
  last_used_at  timestamptz,
  sealed_secret bytea,                                  -- totp: under the key of the installation, never in clear
  last_step     bigint,                                 -- totp: the half-minute of the newest code taken; none serves twice
  credential_id bytea unique,                           -- passkey: what WebAuthn keeps of it (no secret)
  public_key    bytea,
  counter       bigint,
  transports    text[],
  check ((kind = 'totp') = (sealed_secret is not null)),
  check ((kind = 'passkey') = (credential_id is not null and public_key is not null and counter is not null))
);
create index on identity.factor (account_id);

-- Codes for the day when the telephone is lost: each opens once, and is then no more. Digests under the installation's key.
create table identity.recovery_code (
  account_id uuid not null references identity.account on delete cascade,
  code_hash  bytea not null check (length(code_hash) = 32),
  primary key (account_id, code_hash)
);

-- Somebody whose first proof was right, at the door still: no session before the second one. Ten minutes.
create table identity.arrival (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references identity.account on delete cascade,
  forgive    bytea,                                     -- the bucket of failures that coming in wipes out
  expires_at timestamptz not null
);
create index on identity.arrival (account_id);
create index on identity.arrival (expires_at);

-- What a passkey is asked to sign: once, within five minutes.
create table identity.passkey_challenge (
  challenge  text primary key check (length(challenge) between 20 and 200),
  account_id uuid not null references identity.account on delete cascade,
  purpose    text not null check (purpose in ('add', 'prove')),
  expires_at timestamptz not null
);
create index on identity.passkey_challenge (account_id);
create index on identity.passkey_challenge (expires_at);
