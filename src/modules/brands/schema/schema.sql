-- The schema “brands” after every migration. Written by bin/preau documents: do not edit.

create table brands.brand (
  key        text not null,
  name       text not null,
  baseline   text not null default ''::text,
  hue        double precision not null,
  chroma     double precision not null,
  mark       text not null,
  help_email text,
  is_default boolean not null default false,
  constraint brand_pkey PRIMARY KEY (key),
  constraint brand_chroma_check CHECK (chroma >= 0::double precision AND chroma <= 0.4::double precision),
  constraint brand_hue_check CHECK (hue >= 0::double precision AND hue < 360::double precision),
  constraint brand_key_check CHECK (key ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'::text),
  constraint brand_name_check CHECK (name <> ''::text)
);
CREATE UNIQUE INDEX brand_by_default ON brands.brand USING btree (is_default) WHERE is_default;

create table brands.host (
  host       text not null,
  brand_key  text not null,
  is_primary boolean not null default false,
  constraint host_pkey PRIMARY KEY (host),
  constraint host_brand_key_fkey FOREIGN KEY (brand_key) REFERENCES brands.brand(key) ON DELETE CASCADE,
  constraint host_host_check CHECK (host ~ '^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$'::text)
);
CREATE INDEX host_brand_key_idx ON brands.host USING btree (brand_key);
CREATE UNIQUE INDEX host_primary ON brands.host USING btree (brand_key) WHERE is_primary;

create table brands.scope (
  id         uuid not null default kernel.uuidv7(),
  brand_key  text not null,
  kind       text,
  department text,
  priority   smallint not null default 0,
  constraint scope_pkey PRIMARY KEY (id),
  constraint scope_brand_key_fkey FOREIGN KEY (brand_key) REFERENCES brands.brand(key) ON DELETE CASCADE,
  constraint scope_brand_key_kind_department_key UNIQUE NULLS NOT DISTINCT (brand_key, kind, department)
);

create view brands.structure_brand as
 SELECT s.structure_id,
    COALESCE(chosen.brand_key, fallback.key) AS brand_key
   FROM directory.structure_card s
     LEFT JOIN LATERAL ( SELECT c.brand_key
           FROM brands.scope c
          WHERE (c.kind IS NULL OR c.kind = s.kind) AND (c.department IS NULL OR c.department = s.department)
          ORDER BY c.priority DESC, c.brand_key
         LIMIT 1) chosen ON true
     LEFT JOIN brands.brand fallback ON fallback.is_default
  WHERE chosen.brand_key IS NOT NULL OR fallback.key IS NOT NULL;
