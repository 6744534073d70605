-- The charter of a brand, version by version: whoever belongs to it accepts the one in force before any ticket.
create table sso.charter (
  id           uuid primary key default kernel.uuidv7(),
  brand_key    text not null references brands.brand on delete cascade,
  version      int not null check (version > 0),
  text         text not null check (length(text) between 1 and 50000),
  in_force_on  date not null,
  published_by uuid references directory.person on delete set null,
  published_at timestamptz not null default now(),
  unique (brand_key, version)
);
create index on sso.charter (published_by) where published_by is not null;

create table sso.charter_acceptance (
  charter_id  uuid not null references sso.charter on delete cascade,
  person_id   uuid not null references directory.person on delete cascade,
  accepted_at timestamptz not null,
  primary key (person_id, charter_id)
);
create index on sso.charter_acceptance (charter_id);

-- The charter that holds today, brand by brand.
create view sso.charter_in_force as
select distinct on (brand_key) id, brand_key, version, text, in_force_on from sso.charter
where in_force_on <= directory.today_in('Europe/Paris')
order by brand_key, version desc;

-- The return to school: from which day applications open to these profiles of a class or niveau, of a structure, or anywhere. The narrowest row holds.
create table sso.restriction (
  id           uuid primary key default kernel.uuidv7(),
  structure_id uuid references directory.structure on delete cascade,      -- null: everywhere
  group_id     uuid references directory.people_group on delete cascade,   -- a division or a niveau of that structure
  profile      text not null,
  opens_on     date not null,
  reason       text not null check (length(reason) between 3 and 200),
  made_by      uuid references directory.person on delete set null,
  made_at      timestamptz not null default now(),
  check (group_id is null or structure_id is not null),
  unique nulls not distinct (structure_id, group_id, profile)
);
create index on sso.restriction (group_id) where group_id is not null;
create index on sso.restriction (made_by) where made_by is not null;

-- Which of their structures somebody chose for an application that only some of them open, for this session.
create table sso.chosen_hat (
  session_id   uuid not null references identity.session on delete cascade,
  service_id   uuid not null references sso.service on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,
  profile      text not null,
  primary key (session_id, service_id)
);
create index on sso.chosen_hat (service_id);
create index on sso.chosen_hat (structure_id);
