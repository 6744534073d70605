-- The schema “sso” after every migration. Written by bin/preau documents: do not edit.

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

create table sso.service (
  id        uuid not null default kernel.uuidv7(),
  name      text not null,
  release   text not null,
  logs_out  boolean not null default true,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint service_pkey PRIMARY KEY (id),
  constraint service_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint service_release_check CHECK (release ~ '^[a-z0-9-]{1,40}$'::text)
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
  constraint service_audience_pkey PRIMARY KEY (id),
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
  constraint ticket_pkey PRIMARY KEY (hash),
  constraint ticket_hash_check CHECK (length(hash) = 32),
  constraint ticket_kind_check CHECK (kind = ANY (ARRAY['ST'::text, 'PT'::text])),
  constraint ticket_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint ticket_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX ticket_expires_at_idx ON sso.ticket USING btree (expires_at);
CREATE INDEX ticket_service_id_idx ON sso.ticket USING btree (service_id);
CREATE INDEX ticket_session_id_idx ON sso.ticket USING btree (session_id);

create table sso.visit (
  session_id uuid not null,
  service_id uuid not null,
  address    text not null,
  ticket     text not null,
  known_as   text not null,
  opened_at  timestamp with time zone not null,
  told_at    timestamp with time zone,
  constraint visit_pkey PRIMARY KEY (session_id, ticket),
  constraint visit_service_id_fkey FOREIGN KEY (service_id) REFERENCES sso.service(id) ON DELETE CASCADE,
  constraint visit_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX visit_service_id_idx ON sso.visit USING btree (service_id);
CREATE INDEX visit_untold ON sso.visit USING btree (session_id) WHERE (told_at IS NULL);
