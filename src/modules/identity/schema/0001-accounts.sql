-- Accounts: one for each person who has a reason to sign in.
create schema identity;

create table identity.account (
  id            uuid primary key default kernel.uuidv7(),
  person_id     uuid not null unique references directory.person on delete cascade,
  -- prenom.nom, with a number from the second of that name on. Kept for life. Bytes, not a locale, order it: it has
  -- only lower-case letters, digits, dots and hyphens, and what people type is brought to that form before it is sought.
  login         text collate "C" not null unique check (login ~ '^[a-z][a-z0-9.-]*$' and length(login) <= 100),
  password_hash text,                                   -- argon2id, PHC form; null: not activated
  opened_at     timestamptz not null default now(),
  worn_structure_id uuid references directory.structure on delete set null,
  worn_profile  text                                    -- with worn_structure_id: the hat last chosen
);
create index on identity.account (worn_structure_id) where worn_structure_id is not null;

-- The highest number given to each prenom.nom, so that no login ever passes to another, even after its account is
-- erased. Under a digest: what stays of the erased is not a name.
create table identity.login_stem (
  stem_hash   bytea primary key check (length(stem_hash) = 32),
  last_number int not null check (last_number > 0)
);

-- The part of a login that a name gives: no accent, no sign, no more than thirty letters.
create function identity.login_part(name text) returns text language sql stable parallel safe as $$
  select coalesce(nullif(left(regexp_replace(lower(unaccent(name)), '[^a-z]', '', 'g'), 30), ''), 'x')
$$;
