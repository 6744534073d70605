-- What administrators chose, for the platform (scope null) or for a structure; what nobody chose has no line.
create table kernel.setting (
  id         uuid primary key default kernel.uuidv7(), -- what traces name
  name       text not null check (name ~ '^[a-z-]+\.[a-z-]+$'),
  scope      uuid,
  value      jsonb not null,
  changed_by uuid,                            -- null: they were forgotten
  changed_at timestamptz not null default now(),
  reason     text not null,
  unique nulls not distinct (name, scope)
);
