-- What is left of an erasure: that there was one, why, and what became of what the person wrote for others.
create table privacy.erasure (
  id            uuid primary key default kernel.uuidv7(),
  erased_at     timestamptz not null default now(),
  cause         text not null check (cause in ('asked', 'departure')),
  contributions text not null check (contributions in ('anonymise', 'erase')),
  erased_by     uuid references directory.person on delete set null
);
create index on privacy.erasure (erased_by) where erased_by is not null;
create index on privacy.erasure (erased_at);
