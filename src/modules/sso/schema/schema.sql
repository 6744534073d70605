-- The schema “sso” after every migration. Written by bin/preau documents: do not edit.

create table sso.charter (
  id           uuid not null default kernel.uuidv7(),
  brand_key    text not null,
  version      integer not null,
  text         text not null,
  in_force_on  date not null,
  published_by uuid,
  published_at timestamp with time zone not null default now(),
  constraint charter_pkey PRIMARY KEY (id),
  constraint charter_brand_key_fkey FOREIGN KEY (brand_key) REFERENCES brands.brand(key) ON DELETE CASCADE,
  constraint charter_brand_key_version_key UNIQUE (brand_key, version),
  constraint charter_published_by_fkey FOREIGN KEY (published_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint charter_text_check CHECK (length(text) >= 1 AND length(text) <= 50000),
  constraint charter_version_check CHECK (version > 0)
);
CREATE INDEX charter_published_by_idx ON sso.charter USING btree (published_by) WHERE (published_by IS NOT NULL);

create table sso.charter_acceptance (
  charter_id  uuid not null,
  person_id   uuid not null,
  accepted_at timestamp with time zone not null,
  constraint charter_acceptance_pkey PRIMARY KEY (person_id, charter_id),
  constraint charter_acceptance_charter_id_fkey FOREIGN KEY (charter_id) REFERENCES sso.charter(id) ON DELETE CASCADE,
  constraint charter_acceptance_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX charter_acceptance_charter_id_idx ON sso.charter_acceptance USING btree (charter_id);

create table sso.chosen_hat (
  session_id   uuid not null,
  service_id   uuid not null,
  structure_id uuid not null,
  profile      text not null,
  constraint chosen_hat_pkey PRIMARY KEY (session_id, service_id),
  constraint chosen_hat_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint chosen_hat_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE,
  constraint chosen_hat_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX chosen_hat_service_id_idx ON sso.chosen_hat USING btree (service_id);
CREATE INDEX chosen_hat_structure_id_idx ON sso.chosen_hat USING btree (structure_id);

create table sso.flow (
  id       uuid not null default kernel.uuidv7(),
  began_at timestamp with time zone not null,
  constraint flow_pkey PRIMARY KEY (id)
);
CREATE INDEX flow_began_at_idx ON sso.flow USING btree (began_at);

create table sso.opaque_id (
  person_id  uuid not null,
  service_id uuid not null,
  id         uuid not null default gen_random_uuid(),
  constraint opaque_id_pkey PRIMARY KEY (person_id, service_id),
  constraint opaque_id_id_key UNIQUE (id),
  constraint opaque_id_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint opaque_id_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE
);
CREATE INDEX opaque_id_service_id_idx ON sso.opaque_id USING btree (service_id);

create table sso.proxy_grant (
  hash       bytea not null,
  session_id uuid not null,
  service_id uuid not null,
  proxies    text[] not null,
  opened_at  timestamp with time zone not null,
  constraint proxy_grant_pkey PRIMARY KEY (hash),
  constraint proxy_grant_hash_check CHECK (length(hash) = 32),
  constraint proxy_grant_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint proxy_grant_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX proxy_grant_service_id_idx ON sso.proxy_grant USING btree (service_id);
CREATE INDEX proxy_grant_session_id_idx ON sso.proxy_grant USING btree (session_id);

create table sso.restriction (
  id           uuid not null default kernel.uuidv7(),
  structure_id uuid,
  group_id     uuid,
  profile      text not null,
  opens_on     date not null,
  reason       text not null,
  made_by      uuid,
  made_at      timestamp with time zone not null default now(),
  constraint restriction_pkey PRIMARY KEY (id),
  constraint restriction_check CHECK (group_id IS NULL OR structure_id IS NOT NULL),
  constraint restriction_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint restriction_made_by_fkey FOREIGN KEY (made_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint restriction_reason_check CHECK (length(reason) >= 3 AND length(reason) <= 200),
  constraint restriction_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint restriction_structure_id_group_id_profile_key UNIQUE NULLS NOT DISTINCT (structure_id, group_id, profile)
);
CREATE INDEX restriction_group_id_idx ON sso.restriction USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX restriction_made_by_idx ON sso.restriction USING btree (made_by) WHERE (made_by IS NOT NULL);

create table sso.service (
  id             uuid not null default kernel.uuidv7(),
  name           text not null,
  release        text not null,
  opened_at      timestamp with time zone not null default now(),
  closed_at      timestamp with time zone,
  strength       text not null default 'password'::text,
  sign_out       text not null default 'back'::text,
  sign_out_url   text,
  ticket_seconds integer not null default 10,
  told_in_cas2   boolean not null default true,
  loose_slash    boolean not null default false,
  own_release    jsonb,
  constraint service_pkey PRIMARY KEY (id),
  constraint service_check CHECK ((release = 'own'::text) = (own_release IS NOT NULL)),
  constraint service_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint service_release_check CHECK (release ~ '^[a-z0-9-]{1,40}$'::text),
  constraint service_sign_out_check CHECK (sign_out = ANY (ARRAY['none'::text, 'back'::text, 'front'::text])),
  constraint service_sign_out_url_check CHECK (sign_out_url ~ '^https?://[!-~]+$'::text),
  constraint service_strength_check CHECK (strength = ANY (ARRAY['password'::text, 'two-factor'::text])),
  constraint service_ticket_seconds_check CHECK (ticket_seconds >= 5 AND ticket_seconds <= 300)
);
CREATE UNIQUE INDEX service_open_name ON sso.service USING btree (lower(name)) WHERE (closed_at IS NULL);

create table sso.service_address (
  service_id uuid not null,
  origin     text not null,
  path       text not null,
  constraint service_address_pkey PRIMARY KEY (service_id, origin, path),
  constraint service_address_origin_check CHECK (origin ~ '^https?://[a-z0-9.:\[\]-]+$'::text),
  constraint service_address_path_check CHECK (path ~ '^/'::text AND path ~ '/$'::text),
  constraint service_address_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE
);

create table sso.service_audience (
  id           uuid not null default kernel.uuidv7(),
  service_id   uuid not null,
  profile      text,
  structure_id uuid,
  opens_on     date,
  closes_on    date,
  constraint service_audience_pkey PRIMARY KEY (id),
  constraint service_audience_check CHECK (closes_on >= opens_on),
  constraint service_audience_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint service_audience_service_id_profile_structure_id_key UNIQUE NULLS NOT DISTINCT (service_id, profile, structure_id),
  constraint service_audience_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX service_audience_structure_id_idx ON sso.service_audience USING btree (structure_id);

create table sso.service_callback (
  service_id uuid not null,
  origin     text not null,
  path       text not null,
  constraint service_callback_pkey PRIMARY KEY (service_id, origin, path),
  constraint service_callback_origin_check CHECK (origin ~ '^https://'::text),
  constraint service_callback_path_check CHECK (path ~ '^/'::text AND path ~ '/$'::text),
  constraint service_callback_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE
);

create table sso.ticket (
  hash         bytea not null,
  kind         text not null,
  service_id   uuid not null,
  session_id   uuid not null,
  address      text not null,
  is_new_login boolean not null,
  proxies      text[] not null default '{}'::text[],
  expires_at   timestamp with time zone not null,
  structure_id uuid,
  profile      text,
  constraint ticket_pkey PRIMARY KEY (hash),
  constraint ticket_hash_check CHECK (length(hash) = 32),
  constraint ticket_kind_check CHECK (kind = ANY (ARRAY['ST'::text, 'PT'::text])),
  constraint ticket_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint ticket_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE,
  constraint ticket_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX ticket_expires_at_idx ON sso.ticket USING btree (expires_at);
CREATE INDEX ticket_service_id_idx ON sso.ticket USING btree (service_id);
CREATE INDEX ticket_session_id_idx ON sso.ticket USING btree (session_id);
CREATE INDEX ticket_structure_id_idx ON sso.ticket USING btree (structure_id) WHERE (structure_id IS NOT NULL);

create table sso.visit (
  session_id uuid not null,
  service_id uuid not null,
  address    text not null,
  ticket     text not null,
  known_as   text not null,
  opened_at  timestamp with time zone not null,
  told_at    timestamp with time zone,
  look_at    timestamp with time zone not null,
  left_at    timestamp with time zone,
  constraint visit_pkey PRIMARY KEY (session_id, ticket),
  constraint visit_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint visit_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX visit_left ON sso.visit USING btree (left_at) WHERE ((left_at IS NOT NULL) AND (told_at IS NULL));
CREATE INDEX visit_service_id_idx ON sso.visit USING btree (service_id);
CREATE INDEX visit_to_look_at ON sso.visit USING btree (look_at) WHERE (told_at IS NULL);
CREATE INDEX visit_untold ON sso.visit USING btree (session_id) WHERE (told_at IS NULL);

create table sso.wary_session (
  session_id uuid not null,
  constraint wary_session_pkey PRIMARY KEY (session_id),
  constraint wary_session_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);

create view sso.charter_in_force as
 SELECT DISTINCT ON (brand_key) id,
    brand_key,
    version,
    text,
    in_force_on
   FROM sso.charter
  WHERE in_force_on <= directory.today_in('Europe/Paris'::text)
  ORDER BY brand_key, version DESC;
