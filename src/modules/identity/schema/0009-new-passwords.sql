-- What was asked for by somebody who forgot their password, and sent by mail. One for an account; it works once.
create table identity.password_link (
  account_id uuid primary key references identity.account on delete cascade,
  link_hash bytea not null unique check (length(link_hash) = 32),
  ends_at timestamptz not null
);
