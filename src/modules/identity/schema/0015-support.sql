-- Looking at the portal as somebody else sees it, to help them: by an administrator, read only, half an hour at most. It
-- hangs on the helper's own session and ends with it.
create table identity.support (
  id         uuid primary key default kernel.uuidv7(),
  session_id uuid not null references identity.session on delete cascade,
  account_id uuid not null references identity.account on delete cascade,
  reason     text not null check (length(reason) between 1 and 300),
  started_at timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz,
  check (ends_at <= started_at + interval '30 minutes')
);
create unique index support_live on identity.support (session_id) where ended_at is null;
create index on identity.support (session_id);
create index on identity.support (account_id);
