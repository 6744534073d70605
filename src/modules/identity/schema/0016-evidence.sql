-- What happened to some accounts during some days, asked for by one administrator, agreed to by another, taken away once.
create table identity.evidence (
  id           uuid primary key default kernel.uuidv7(),
  structure_id uuid references directory.structure on delete cascade,   -- null: the whole platform
  from_at      timestamptz not null,
  until_at     timestamptz not null,
  reason       text not null check (length(reason) between 1 and 300),
  asked_by     uuid references directory.person on delete set null,
  asked_at     timestamptz not null,
  approved_by  uuid references directory.person on delete set null,
  approved_at  timestamptz,
  ends_at      timestamptz not null,                    -- from then on it can be neither agreed to nor taken
  taken_at     timestamptz,
  check (until_at > from_at)
);
create index on identity.evidence (structure_id) where structure_id is not null;
create index on identity.evidence (asked_by) where asked_by is not null;
create index on identity.evidence (approved_by) where approved_by is not null;
create index on identity.evidence (ends_at);

-- The accounts it is about; without any, all of the structure.
create table identity.evidence_account (
  evidence_id uuid not null references identity.evidence on delete cascade,
  account_id  uuid not null references identity.account on delete cascade,
  primary key (evidence_id, account_id)
);
create index on identity.evidence_account (account_id);
