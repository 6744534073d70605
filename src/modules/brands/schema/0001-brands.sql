-- Brands: the names under which the region's portals are shown, where, and to whom.
create schema brands;

create table brands.brand (
  key        text primary key check (key ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name       text not null check (name <> ''),
  baseline   text not null default '',                  -- one sentence under the name
  hue        double precision not null check (hue >= 0 and hue < 360),      -- OKLCH
  chroma     double precision not null check (chroma >= 0 and chroma <= 0.4),
  mark       text not null,                             -- SVG of one colour, cleaned on entry
  help_email text,
  is_default boolean not null default false             -- for the structures and hosts that no other brand takes
);
create unique index brand_by_default on brands.brand (is_default) where is_default;

-- A host name shows one brand. Without port: the port of a request is that of the machine, not of the brand.
create table brands.host (
  host       text primary key check (host ~ '^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$'),
  brand_key  text not null references brands.brand on delete cascade,
  is_primary boolean not null default false             -- where links to the brand lead
);
create index on brands.host (brand_key);
create unique index host_primary on brands.host (brand_key) where is_primary;

-- Which structures a brand serves; null is any. The highest priority wins.
create table brands.scope (
  id         uuid primary key default kernel.uuidv7(),
  brand_key  text not null references brands.brand on delete cascade,
  kind       text,
  department text,
  priority   smallint not null default 0,
  unique nulls not distinct (brand_key, kind, department)
);

-- The one brand of a structure; none when no row takes it and no brand is the default.
create view brands.structure_brand as
select s.structure_id, coalesce(chosen.brand_key, fallback.key) as brand_key
from directory.structure_card s
left join lateral (
  select c.brand_key from brands.scope c
  where (c.kind is null or c.kind = s.kind) and (c.department is null or c.department = s.department)
  order by c.priority desc, c.brand_key limit 1
) chosen on true
left join brands.brand fallback on fallback.is_default
where chosen.brand_key is not null or fallback.key is not null;
