-- The school years that were closed, and what ended with each: `ended` is a list of {house, lines}, each line in French
-- and in English. It names nobody.
create schema admin;

create table admin.closed_year (
  structure_id uuid not null references directory.structure on delete cascade,
  year         int not null check (year between 2000 and 2100),   -- 2025 for 2025-2026
  last_day     date not null,
  closed_at    timestamptz not null default now(),
  ended        jsonb not null default '[]',
  primary key (structure_id, year)
);
create index on admin.closed_year (closed_at);
