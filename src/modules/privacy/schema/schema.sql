-- The schema “privacy” after every migration. Written by bin/preau documents: do not edit.

create table privacy.erasure (
  id            uuid not null default kernel.uuidv7(),
  erased_at     timestamp with time zone not null default now(),
  cause         text not null,
  contributions text not null,
  erased_by     uuid,
  constraint erasure_pkey PRIMARY KEY (id),
  constraint erasure_cause_check CHECK (cause = ANY (ARRAY['asked'::text, 'departure'::text])),
  constraint erasure_contributions_check CHECK (contributions = ANY (ARRAY['anonymise'::text, 'erase'::text])),
  constraint erasure_erased_by_fkey FOREIGN KEY (erased_by) REFERENCES directory.person(id) ON DELETE SET NULL
);
CREATE INDEX erasure_erased_at_idx ON privacy.erasure USING btree (erased_at);
CREATE INDEX erasure_erased_by_idx ON privacy.erasure USING btree (erased_by) WHERE (erased_by IS NOT NULL);

create table privacy.merge (
  id        uuid not null default kernel.uuidv7(),
  from_id   uuid not null,
  into_id   uuid not null,
  merged_at timestamp with time zone not null default now(),
  merged_by uuid,
  reason    text not null,
  undo      jsonb,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint merge_pkey PRIMARY KEY (id),
  constraint merge_check CHECK (from_id <> into_id),
  constraint merge_into_id_fkey FOREIGN KEY (into_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint merge_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES directory.person(id) ON DELETE SET NULL
);
CREATE INDEX merge_from_id_idx ON privacy.merge USING btree (from_id);
CREATE INDEX merge_into_id_idx ON privacy.merge USING btree (into_id);
CREATE INDEX merge_merged_at_idx ON privacy.merge USING btree (merged_at) WHERE (undo IS NOT NULL);
CREATE INDEX merge_merged_by_idx ON privacy.merge USING btree (merged_by) WHERE (merged_by IS NOT NULL);
CREATE INDEX merge_undone_by_idx ON privacy.merge USING btree (undone_by) WHERE (undone_by IS NOT NULL);
