-- Young pupils: on a device that their teacher opened for the class, by a picture of theirs or a badge, and a short secret.
alter table identity.session drop constraint session_strength_check;
alter table identity.session add constraint session_strength_check
  check (strength in ('classroom', 'password', 'two-factor'));

-- A device that a teacher opened for one class: its cookie shows the pupils of that class, until the evening at most.
create table identity.class_device (
  id         uuid primary key default kernel.uuidv7(),
  group_id   uuid not null references directory.people_group on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  name       text not null check (length(name) between 1 and 60),
  opened_by  uuid not null references directory.person on delete cascade,
  opened_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at <= opened_at + interval '12 hours'),
  closed_at  timestamptz
);
create index on identity.class_device (group_id, ends_at);
create index on identity.class_device (opened_by);

-- The four pictures that a young pupil knows, under the key of the installation: 14 bits, so three wrong tries block it
-- until a teacher gives others. The badge is drawn by us, 256 bits.
create table identity.young_secret (
  account_id    uuid primary key references identity.account on delete cascade,
  pictures_hash bytea not null check (length(pictures_hash) = 32),
  badge_hash    bytea not null unique check (length(badge_hash) = 32),
  wrong         int not null default 0 check (wrong between 0 and 3),
  given_by      uuid references directory.person on delete set null,
  given_at      timestamptz not null
);
create index on identity.young_secret (given_by) where given_by is not null;

-- Which device opened a session: it ends with it.
alter table identity.session add column class_device_id uuid references identity.class_device on delete set null;
create index on identity.session (class_device_id) where class_device_id is not null;
