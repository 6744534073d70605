-- The schema “notifications” after every migration. Written by bin/preau documents: do not edit.

create table notifications.address (
  person_id    uuid not null,
  address      text,
  confirmed_at timestamp with time zone,
  asked        text,
  code_hash    bytea,
  code_until   timestamp with time zone,
  tries        smallint not null default 0,
  codes        smallint not null default 0,
  codes_since  timestamp with time zone,
  constraint address_pkey PRIMARY KEY (person_id),
  constraint address_check CHECK ((address IS NULL) = (confirmed_at IS NULL)),
  constraint address_check1 CHECK ((asked IS NULL) = (code_hash IS NULL) AND (asked IS NULL) = (code_until IS NULL)),
  constraint address_code_hash_check CHECK (length(code_hash) = 32),
  constraint address_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);

create table notifications.choice (
  person_id uuid not null,
  name      text not null,
  in_portal boolean not null,
  by_mail   boolean not null,
  constraint choice_pkey PRIMARY KEY (person_id, name),
  constraint choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);

create table notifications.mail (
  id         uuid not null default kernel.uuidv7(),
  person_id  uuid not null,
  name       text not null,
  event_id   bigint,
  address    text not null,
  language   text not null,
  words      jsonb,
  href       text not null,
  token      text,
  written_at timestamp with time zone not null default now(),
  tries      smallint not null default 0,
  tried_at   timestamp with time zone,
  sent_at    timestamp with time zone,
  failed_at  timestamp with time zone,
  fault      text,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_check CHECK (sent_at IS NULL OR failed_at IS NULL),
  constraint mail_href_check CHECK (href ~ '^/([^/\\]|$)'::text),
  constraint mail_language_check CHECK (language = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint mail_person_id_name_event_id_key UNIQUE (person_id, name, event_id)
);
CREATE INDEX mail_written_at_idx ON notifications.mail USING btree (written_at);
CREATE INDEX mail_written_at_idx1 ON notifications.mail USING btree (written_at) WHERE (sent_at IS NULL);

create table notifications.mailbox (
  mail_id   uuid not null,
  person_id uuid not null,
  at        timestamp with time zone not null,
  address   text not null,
  subject   text not null,
  text      text not null,
  html      text not null,
  constraint mailbox_pkey PRIMARY KEY (mail_id),
  constraint mailbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX mailbox_at_idx ON notifications.mailbox USING btree (at);
CREATE INDEX mailbox_person_id_at_idx ON notifications.mailbox USING btree (person_id, at);

create table notifications.notice (
  id        uuid not null default kernel.uuidv7(),
  person_id uuid not null,
  number    bigint not null,
  name      text not null,
  event_id  bigint not null,
  words     jsonb not null,
  href      text not null,
  at        timestamp with time zone not null,
  read_at   timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_href_check CHECK (href ~ '^/([^/\\]|$)'::text),
  constraint notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint notice_person_id_name_event_id_key UNIQUE (person_id, name, event_id)
);
CREATE INDEX notice_at_idx ON notifications.notice USING btree (at);
CREATE INDEX notice_person_id_idx ON notifications.notice USING btree (person_id) WHERE (read_at IS NULL);
CREATE INDEX notice_person_id_number_idx ON notifications.notice USING btree (person_id, number);

create table notifications.reader (
  person_id   uuid not null,
  last_number bigint not null default 0,
  language    text not null default 'fr'::text,
  constraint reader_pkey PRIMARY KEY (person_id),
  constraint reader_language_check CHECK (language = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);

create table notifications.way_out (
  token     text not null,
  person_id uuid not null,
  name      text not null,
  constraint way_out_pkey PRIMARY KEY (token),
  constraint way_out_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint way_out_person_id_name_key UNIQUE (person_id, name),
  constraint way_out_token_check CHECK (token ~ '^[A-Za-z0-9_-]{43}$'::text)
);
