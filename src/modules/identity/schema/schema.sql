-- The schema “identity” after every migration. Written by bin/preau documents: do not edit.

create table identity.account (
  id                uuid not null default kernel.uuidv7(),
  person_id         uuid not null,
  login             text collate "C" not null,
  password_hash     text,
  opened_at         timestamp with time zone not null default now(),
  worn_structure_id uuid,
  worn_profile      text,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_login_check CHECK (login ~ '^[a-z][a-z0-9.-]*$'::text AND length(login) <= 100),
  constraint account_login_key UNIQUE (login),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint account_person_id_key UNIQUE (person_id),
  constraint account_worn_structure_id_fkey FOREIGN KEY (worn_structure_id) REFERENCES directory.structure(id) ON DELETE SET NULL
);
CREATE INDEX account_worn_structure_id_idx ON identity.account USING btree (worn_structure_id) WHERE (worn_structure_id IS NOT NULL);

create table identity.account_act (
  id           uuid not null default kernel.uuidv7(),
  verb         text not null,
  structure_id uuid,
  reason       text not null,
  done_by      uuid,
  done_at      timestamp with time zone not null,
  undone_by    uuid,
  undone_at    timestamp with time zone,
  constraint account_act_pkey PRIMARY KEY (id),
  constraint account_act_done_by_fkey FOREIGN KEY (done_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint account_act_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint account_act_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint account_act_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint account_act_verb_check CHECK (verb = ANY (ARRAY['lock'::text, 'unlock'::text, 'reset'::text, 'delete'::text, 'restore'::text]))
);
CREATE INDEX account_act_done_at_idx ON identity.account_act USING btree (done_at);
CREATE INDEX account_act_done_by_done_at_idx ON identity.account_act USING btree (done_by, done_at DESC);
CREATE INDEX account_act_structure_id_done_at_idx ON identity.account_act USING btree (structure_id, done_at DESC);
CREATE INDEX account_act_undone_by_idx ON identity.account_act USING btree (undone_by) WHERE (undone_by IS NOT NULL);

create table identity.account_act_line (
  act_id     uuid not null,
  account_id uuid not null,
  was        jsonb not null default '{}'::jsonb,
  constraint account_act_line_pkey PRIMARY KEY (act_id, account_id),
  constraint account_act_line_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint account_act_line_act_id_fkey FOREIGN KEY (act_id) REFERENCES identity.account_act(id) ON DELETE CASCADE
);
CREATE INDEX account_act_line_account_id_idx ON identity.account_act_line USING btree (account_id);

create table identity.account_lock (
  account_id uuid not null,
  since      timestamp with time zone not null,
  locked_by  uuid,
  reason     text not null,
  constraint account_lock_pkey PRIMARY KEY (account_id),
  constraint account_lock_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint account_lock_locked_by_fkey FOREIGN KEY (locked_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint account_lock_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300)
);
CREATE INDEX account_lock_locked_by_idx ON identity.account_lock USING btree (locked_by) WHERE (locked_by IS NOT NULL);

create table identity.activation_code (
  account_id uuid not null,
  code_hash  bytea not null,
  made_by    uuid,
  ends_at    timestamp with time zone not null,
  constraint activation_code_pkey PRIMARY KEY (account_id),
  constraint activation_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint activation_code_code_hash_check CHECK (length(code_hash) = 32),
  constraint activation_code_made_by_fkey FOREIGN KEY (made_by) REFERENCES directory.person(id) ON DELETE SET NULL
);
CREATE INDEX activation_code_made_by_idx ON identity.activation_code USING btree (made_by) WHERE (made_by IS NOT NULL);

create table identity.client (
  id            uuid not null default kernel.uuidv7(),
  name          text not null,
  secret_hash   bytea not null,
  scopes        text[] not null,
  is_everywhere boolean not null,
  opened_at     timestamp with time zone not null,
  opened_by     uuid,
  reason        text not null,
  ends_at       timestamp with time zone not null,
  revoked_at    timestamp with time zone,
  revoke_reason text,
  constraint client_pkey PRIMARY KEY (id),
  constraint client_check CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL)),
  constraint client_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint client_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint client_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint client_revoke_reason_check CHECK (length(revoke_reason) >= 1 AND length(revoke_reason) <= 300),
  constraint client_scopes_check CHECK (cardinality(scopes) > 0),
  constraint client_secret_hash_check CHECK (length(secret_hash) = 32)
);
CREATE INDEX client_opened_by_idx ON identity.client USING btree (opened_by) WHERE (opened_by IS NOT NULL);

create table identity.client_structure (
  client_id    uuid not null,
  structure_id uuid not null,
  constraint client_structure_pkey PRIMARY KEY (client_id, structure_id),
  constraint client_structure_client_id_fkey FOREIGN KEY (client_id) REFERENCES identity.client(id) ON DELETE CASCADE,
  constraint client_structure_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX client_structure_structure_id_idx ON identity.client_structure USING btree (structure_id);

create table identity.client_token (
  token_hash bytea not null,
  client_id  uuid not null,
  scopes     text[] not null,
  expires_at timestamp with time zone not null,
  constraint client_token_pkey PRIMARY KEY (token_hash),
  constraint client_token_client_id_fkey FOREIGN KEY (client_id) REFERENCES identity.client(id) ON DELETE CASCADE,
  constraint client_token_scopes_check CHECK (cardinality(scopes) > 0),
  constraint client_token_token_hash_check CHECK (length(token_hash) = 32)
);
CREATE INDEX client_token_client_id_idx ON identity.client_token USING btree (client_id);
CREATE INDEX client_token_expires_at_idx ON identity.client_token USING btree (expires_at);

create table identity.failure_level (
  bucket       bytea not null,
  level        double precision not null,
  most         double precision not null,
  seconds_each double precision not null,
  at           timestamp with time zone not null,
  constraint failure_level_pkey PRIMARY KEY (bucket),
  constraint failure_level_bucket_check CHECK (length(bucket) = 32),
  constraint failure_level_seconds_each_check CHECK (seconds_each > 0::double precision)
);

create table identity.former_login (
  login         text collate "C" not null,
  account_id    uuid not null,
  password_hash text,
  constraint former_login_pkey PRIMARY KEY (login),
  constraint former_login_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint former_login_login_check CHECK (login ~ '^[a-z][a-z0-9.-]*$'::text AND length(login) <= 100)
);
CREATE INDEX former_login_account_id_idx ON identity.former_login USING btree (account_id);

create table identity.handoff (
  code_hash  bytea not null,
  session_id uuid not null,
  host       text not null,
  state      text not null,
  path       text not null,
  expires_at timestamp with time zone not null,
  constraint handoff_pkey PRIMARY KEY (code_hash),
  constraint handoff_code_hash_check CHECK (length(code_hash) = 32),
  constraint handoff_path_check CHECK (path ~ '^/'::text),
  constraint handoff_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX handoff_expires_at_idx ON identity.handoff USING btree (expires_at);
CREATE INDEX handoff_session_id_idx ON identity.handoff USING btree (session_id);

create table identity.login_stem (
  stem_hash   bytea not null,
  last_number integer not null,
  constraint login_stem_pkey PRIMARY KEY (stem_hash),
  constraint login_stem_last_number_check CHECK (last_number > 0),
  constraint login_stem_stem_hash_check CHECK (length(stem_hash) = 32)
);

create table identity.photo (
  person_id     uuid not null,
  attachment_id uuid not null,
  put_at        timestamp with time zone not null default now(),
  constraint photo_pkey PRIMARY KEY (person_id),
  constraint photo_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES kernel.attachment(id) ON DELETE CASCADE,
  constraint photo_attachment_id_key UNIQUE (attachment_id),
  constraint photo_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);

create table identity.session (
  id            uuid not null default kernel.uuidv7(),
  account_id    uuid not null,
  strength      text not null,
  started_at    timestamp with time zone not null,
  last_seen_at  timestamp with time zone not null,
  expires_at    timestamp with time zone not null,
  ended_at      timestamp with time zone,
  end_reason    text,
  structure_id  uuid,
  profile       text,
  agent         text not null,
  network       cidr,
  stepped_up_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint session_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  constraint session_end_reason_check CHECK (end_reason = ANY (ARRAY['signed-out'::text, 'replaced'::text, 'closed'::text])),
  constraint session_strength_check CHECK (strength = ANY (ARRAY['password'::text, 'two-factor'::text])),
  constraint session_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE SET NULL
);
CREATE INDEX session_account_id_network_idx ON identity.session USING btree (account_id, network);
CREATE INDEX session_started_at_idx ON identity.session USING btree (started_at);
CREATE INDEX session_structure_id_idx ON identity.session USING btree (structure_id);

create table identity.session_key (
  token_hash bytea not null,
  session_id uuid not null,
  host       text not null,
  constraint session_key_pkey PRIMARY KEY (token_hash),
  constraint session_key_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE,
  constraint session_key_token_hash_check CHECK (length(token_hash) = 32)
);
CREATE INDEX session_key_session_id_idx ON identity.session_key USING btree (session_id);

create table identity.stem_key (
  key bytea not null,
  constraint stem_key_key_check CHECK (length(key) = 32)
);
CREATE UNIQUE INDEX stem_key_expr_idx ON identity.stem_key USING btree ((true));

create view identity.known_login as
 SELECT account.login,
    account.id AS account_id,
    account.password_hash
   FROM identity.account
UNION ALL
 SELECT former_login.login,
    former_login.account_id,
    former_login.password_hash
   FROM identity.former_login;

create view identity.live_session as
 SELECT s.id AS session_id,
    a.person_id,
    a.login,
    s.structure_id,
    s.profile,
    COALESCE(s.stepped_up_at, s.started_at) AS proven_at,
    s.expires_at,
    s.last_seen_at
   FROM identity.session s
     JOIN identity.account a ON a.id = s.account_id
  WHERE s.ended_at IS NULL AND NOT (EXISTS ( SELECT
           FROM identity.shut h
          WHERE h.account_id = s.account_id));

create view identity.shut as
 SELECT l.account_id,
    'locked'::text AS because
   FROM identity.account_lock l
UNION ALL
 SELECT a.id AS account_id,
    'left'::text AS because
   FROM directory.leaving d
     JOIN identity.account a ON a.person_id = d.person_id
  WHERE d.closes_on <= directory.today_in('Europe/Paris'::text);

CREATE OR REPLACE FUNCTION identity.login_part(name text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(nullif(left(regexp_replace(lower(unaccent(name)), '[^a-z]', '', 'g'), 30), ''), 'x')
$function$;

CREATE TRIGGER photo_gone AFTER DELETE OR UPDATE OF attachment_id ON identity.photo FOR EACH ROW EXECUTE FUNCTION kernel.let_go();

CREATE OR REPLACE FUNCTION identity.stem_digest(stem text)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select sha256(key || sha256(convert_to(stem, 'UTF8'))) from identity.stem_key
$function$;
