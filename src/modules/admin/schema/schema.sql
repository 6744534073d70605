-- The schema “admin” after every migration. Written by bin/preau documents: do not edit.

create table admin.closed_year (
  structure_id uuid not null,
  year         integer not null,
  last_day     date not null,
  closed_at    timestamp with time zone not null default now(),
  ended        jsonb not null default '[]'::jsonb,
  constraint closed_year_pkey PRIMARY KEY (structure_id, year),
  constraint closed_year_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint closed_year_year_check CHECK (year >= 2000 AND year <= 2100)
);
CREATE INDEX closed_year_closed_at_idx ON admin.closed_year USING btree (closed_at);
