-- Feeds taken, and what each source last said of each record.

create table directory.feed (
  id          uuid primary key default kernel.uuidv7(),
  source      text not null,                            -- 'aaf:2D:18': format, degree, academy
  kind        text not null check (kind in ('complete', 'delta')),
  feed_date   date not null,                            -- of the export, from the file names
  started_at  timestamptz not null default now(),
  finished_at timestamptz,
  outcome     text check (outcome in ('applied', 'refused')),
  report      jsonb                                     -- what `feed aaf --json` prints
);
create index on directory.feed (source, feed_date desc);
create index on directory.feed (started_at desc);

-- The hash of each record as last taken: an unchanged record costs one comparison.
create table directory.source_record (
  source text not null,
  type   text not null check (type in ('EtabEducNat', 'Eleve', 'PersRelEleve', 'PersEducNat', 'MatiereEducNat', 'MefEducNat')),
  id     text not null,
  hash   bigint not null,
  pending boolean not null default false,               -- names somebody or a date not there yet: read again, even unchanged
  missing_since date,                                   -- absent from the last complete feed of its source
  primary key (source, type, id)
);

-- How many people each structure has, counted after each feed: read at once whatever the region's size.
create table directory.structure_figures (
  structure_id uuid primary key references directory.structure on delete cascade,
  pupils       int not null,
  responsables int not null,
  staff        int not null,
  counted_at   timestamptz not null default now()
);
