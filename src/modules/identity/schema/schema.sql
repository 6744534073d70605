-- The schema “identity” after every migration. Written by bin/preau documents: do not edit.

create table identity.account (
  id                uuid not null default kernel.uuidv7(),
  person_id         uuid not null,
  login             text collate "C" not null,
  password_hash     text,
  opened_at         timestamp with time zone not null default now(),
  worn_structure_id uuid,
  worn_profile      text,
  password_at       timestamp with time zone,
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
  constraint account_act_verb_check CHECK (verb = ANY (ARRAY['lock'::text, 'unlock'::text, 'reset'::text, 'reset-factors'::text, 'end-sessions'::text, 'delete'::text, 'restore'::text]))
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

create table identity.alert (
  id           uuid not null default kernel.uuidv7(),
  kind         text not null,
  structure_id uuid,
  network      cidr,
  count        integer not null,
  at           timestamp with time zone not null,
  constraint alert_pkey PRIMARY KEY (id),
  constraint alert_count_check CHECK (count > 0),
  constraint alert_kind_check CHECK (kind = ANY (ARRAY['risky-sign-ins'::text, 'sweep'::text, 'storm'::text])),
  constraint alert_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX alert_at_idx ON identity.alert USING btree (at);
CREATE INDEX alert_structure_id_at_idx ON identity.alert USING btree (structure_id, at);

create table identity.arrival (
  token_hash bytea not null,
  account_id uuid not null,
  forgive    bytea,
  expires_at timestamp with time zone not null,
  constraint arrival_pkey PRIMARY KEY (token_hash),
  constraint arrival_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint arrival_token_hash_check CHECK (length(token_hash) = 32)
);
CREATE INDEX arrival_account_id_idx ON identity.arrival USING btree (account_id);
CREATE INDEX arrival_expires_at_idx ON identity.arrival USING btree (expires_at);

create table identity.class_device (
  id         uuid not null default kernel.uuidv7(),
  group_id   uuid not null,
  token_hash bytea not null,
  name       text not null,
  opened_by  uuid not null,
  opened_at  timestamp with time zone not null,
  ends_at    timestamp with time zone not null,
  closed_at  timestamp with time zone,
  constraint class_device_pkey PRIMARY KEY (id),
  constraint class_device_check CHECK (ends_at <= (opened_at + '12:00:00'::interval)),
  constraint class_device_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint class_device_name_check CHECK (length(name) >= 1 AND length(name) <= 60),
  constraint class_device_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint class_device_token_hash_check CHECK (length(token_hash) = 32),
  constraint class_device_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX class_device_group_id_ends_at_idx ON identity.class_device USING btree (group_id, ends_at);
CREATE INDEX class_device_opened_by_idx ON identity.class_device USING btree (opened_by);

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

create table identity.evidence (
  id           uuid not null default kernel.uuidv7(),
  structure_id uuid,
  from_at      timestamp with time zone not null,
  until_at     timestamp with time zone not null,
  reason       text not null,
  asked_by     uuid,
  asked_at     timestamp with time zone not null,
  approved_by  uuid,
  approved_at  timestamp with time zone,
  ends_at      timestamp with time zone not null,
  taken_at     timestamp with time zone,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint evidence_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint evidence_check CHECK (until_at > from_at),
  constraint evidence_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint evidence_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX evidence_approved_by_idx ON identity.evidence USING btree (approved_by) WHERE (approved_by IS NOT NULL);
CREATE INDEX evidence_asked_by_idx ON identity.evidence USING btree (asked_by) WHERE (asked_by IS NOT NULL);
CREATE INDEX evidence_ends_at_idx ON identity.evidence USING btree (ends_at);
CREATE INDEX evidence_structure_id_idx ON identity.evidence USING btree (structure_id) WHERE (structure_id IS NOT NULL);

create table identity.evidence_account (
  evidence_id uuid not null,
  account_id  uuid not null,
  constraint evidence_account_pkey PRIMARY KEY (evidence_id, account_id),
  constraint evidence_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint evidence_account_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES identity.evidence(id) ON DELETE CASCADE
);
CREATE INDEX evidence_account_account_id_idx ON identity.evidence_account USING btree (account_id);

create table identity.factor (
  id            uuid not null default kernel.uuidv7(),
  account_id    uuid not null,
  kind          text not null,
  name          text not null,
  added_at      timestamp with time zone not null,
  last_used_at  timestamp with time zone,
  sealed_secret bytea,
  last_step     bigint,
  credential_id bytea,
  public_key    bytea,
  counter       bigint,
  transports    text[],
  constraint factor_pkey PRIMARY KEY (id),
  constraint factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint factor_check CHECK ((kind = 'totp'::text) = (sealed_secret IS NOT NULL)),
  constraint factor_check1 CHECK ((kind = 'passkey'::text) = (credential_id IS NOT NULL AND public_key IS NOT NULL AND counter IS NOT NULL)),
  constraint factor_credential_id_key UNIQUE (credential_id),
  constraint factor_kind_check CHECK (kind = ANY (ARRAY['totp'::text, 'passkey'::text])),
  constraint factor_name_check CHECK (length(name) >= 1 AND length(name) <= 60)
);
CREATE INDEX factor_account_id_idx ON identity.factor USING btree (account_id);

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

create table identity.known_network (
  id           uuid not null default kernel.uuidv7(),
  structure_id uuid not null,
  network      cidr not null,
  source       text not null,
  since        timestamp with time zone not null,
  declared_by  uuid,
  constraint known_network_pkey PRIMARY KEY (id),
  constraint known_network_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint known_network_source_check CHECK (source = ANY (ARRAY['declared'::text, 'learned'::text])),
  constraint known_network_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint known_network_structure_id_network_key UNIQUE (structure_id, network)
);
CREATE INDEX known_network_declared_by_idx ON identity.known_network USING btree (declared_by) WHERE (declared_by IS NOT NULL);
CREATE INDEX known_network_network_idx ON identity.known_network USING gist (network inet_ops);

create table identity.login_stem (
  stem_hash   bytea not null,
  last_number integer not null,
  constraint login_stem_pkey PRIMARY KEY (stem_hash),
  constraint login_stem_last_number_check CHECK (last_number > 0),
  constraint login_stem_stem_hash_check CHECK (length(stem_hash) = 32)
);

create table identity.mode (
  id           uuid not null default kernel.uuidv7(),
  name         text not null,
  brand_key    text,
  structure_id uuid,
  profile      text,
  reason       text not null,
  since        timestamp with time zone not null,
  set_by       uuid,
  ended_at     timestamp with time zone,
  ended_by     uuid,
  constraint mode_pkey PRIMARY KEY (id),
  constraint mode_brand_key_fkey FOREIGN KEY (brand_key) REFERENCES brands.brand(key) ON DELETE CASCADE,
  constraint mode_check CHECK (brand_key IS NULL OR structure_id IS NULL),
  constraint mode_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint mode_name_check CHECK (name = ANY (ARRAY['educonnect-only'::text, 'second-factor'::text, 'new-password'::text])),
  constraint mode_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint mode_set_by_fkey FOREIGN KEY (set_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint mode_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX mode_brand_key_idx ON identity.mode USING btree (brand_key) WHERE (brand_key IS NOT NULL);
CREATE INDEX mode_ended_by_idx ON identity.mode USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX mode_name_idx ON identity.mode USING btree (name) WHERE (ended_at IS NULL);
CREATE INDEX mode_set_by_idx ON identity.mode USING btree (set_by) WHERE (set_by IS NOT NULL);
CREATE INDEX mode_structure_id_idx ON identity.mode USING btree (structure_id) WHERE (structure_id IS NOT NULL);

create table identity.passkey_challenge (
  challenge  text not null,
  account_id uuid not null,
  purpose    text not null,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (challenge),
  constraint passkey_challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint passkey_challenge_challenge_check CHECK (length(challenge) >= 20 AND length(challenge) <= 200),
  constraint passkey_challenge_purpose_check CHECK (purpose = ANY (ARRAY['add'::text, 'prove'::text]))
);
CREATE INDEX passkey_challenge_account_id_idx ON identity.passkey_challenge USING btree (account_id);
CREATE INDEX passkey_challenge_expires_at_idx ON identity.passkey_challenge USING btree (expires_at);

create table identity.password_link (
  account_id uuid not null,
  link_hash  bytea not null,
  ends_at    timestamp with time zone not null,
  constraint password_link_pkey PRIMARY KEY (account_id),
  constraint password_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint password_link_link_hash_check CHECK (length(link_hash) = 32),
  constraint password_link_link_hash_key UNIQUE (link_hash)
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

create table identity.recovery_code (
  account_id uuid not null,
  code_hash  bytea not null,
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint recovery_code_code_hash_check CHECK (length(code_hash) = 32)
);

create table identity.session (
  id              uuid not null default kernel.uuidv7(),
  account_id      uuid not null,
  strength        text not null,
  started_at      timestamp with time zone not null,
  last_seen_at    timestamp with time zone not null,
  expires_at      timestamp with time zone not null,
  ended_at        timestamp with time zone,
  end_reason      text,
  structure_id    uuid,
  profile         text,
  agent           text not null,
  network         cidr,
  stepped_up_at   timestamp with time zone,
  class_device_id uuid,
  risk            text[] not null default '{}'::text[],
  constraint session_pkey PRIMARY KEY (id),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint session_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  constraint session_class_device_id_fkey FOREIGN KEY (class_device_id) REFERENCES identity.class_device(id) ON DELETE SET NULL,
  constraint session_end_reason_check CHECK (end_reason = ANY (ARRAY['signed-out'::text, 'replaced'::text, 'closed'::text])),
  constraint session_strength_check CHECK (strength = ANY (ARRAY['classroom'::text, 'password'::text, 'two-factor'::text])),
  constraint session_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE SET NULL
);
CREATE INDEX session_account_id_network_idx ON identity.session USING btree (account_id, network);
CREATE INDEX session_class_device_id_idx ON identity.session USING btree (class_device_id) WHERE (class_device_id IS NOT NULL);
CREATE INDEX session_ended ON identity.session USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX session_risky ON identity.session USING btree (started_at) WHERE (risk <> '{}'::text[]);
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

create table identity.support (
  id         uuid not null default kernel.uuidv7(),
  session_id uuid not null,
  account_id uuid not null,
  reason     text not null,
  started_at timestamp with time zone not null,
  ends_at    timestamp with time zone not null,
  ended_at   timestamp with time zone,
  constraint support_pkey PRIMARY KEY (id),
  constraint support_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint support_check CHECK (ends_at <= (started_at + '00:30:00'::interval)),
  constraint support_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint support_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id) ON DELETE CASCADE
);
CREATE INDEX support_account_id_idx ON identity.support USING btree (account_id);
CREATE UNIQUE INDEX support_live ON identity.support USING btree (session_id) WHERE (ended_at IS NULL);
CREATE INDEX support_session_id_idx ON identity.support USING btree (session_id);

create table identity.suspension (
  id           uuid not null default kernel.uuidv7(),
  capability   text not null,
  brand_key    text,
  structure_id uuid,
  profile      text,
  reason       text not null,
  starts_at    timestamp with time zone not null,
  ends_at      timestamp with time zone,
  said_by      uuid,
  lifted_at    timestamp with time zone,
  lifted_by    uuid,
  constraint suspension_pkey PRIMARY KEY (id),
  constraint suspension_brand_key_fkey FOREIGN KEY (brand_key) REFERENCES brands.brand(key) ON DELETE CASCADE,
  constraint suspension_capability_check CHECK (capability = ANY (ARRAY['send-messages'::text, 'put-photo'::text])),
  constraint suspension_check CHECK (brand_key IS NULL OR structure_id IS NULL),
  constraint suspension_check1 CHECK (ends_at > starts_at),
  constraint suspension_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint suspension_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint suspension_said_by_fkey FOREIGN KEY (said_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint suspension_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX suspension_brand_key_idx ON identity.suspension USING btree (brand_key) WHERE (brand_key IS NOT NULL);
CREATE INDEX suspension_capability_idx ON identity.suspension USING btree (capability) WHERE (lifted_at IS NULL);
CREATE INDEX suspension_lifted_by_idx ON identity.suspension USING btree (lifted_by) WHERE (lifted_by IS NOT NULL);
CREATE INDEX suspension_said_by_idx ON identity.suspension USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX suspension_structure_id_idx ON identity.suspension USING btree (structure_id) WHERE (structure_id IS NOT NULL);

create table identity.tried_login (
  address bytea not null,
  login   bytea not null,
  network cidr,
  at      timestamp with time zone not null,
  constraint tried_login_pkey PRIMARY KEY (address, login),
  constraint tried_login_address_check CHECK (length(address) = 32),
  constraint tried_login_login_check CHECK (length(login) = 32)
);
CREATE INDEX tried_login_at_idx ON identity.tried_login USING btree (at);

create table identity.young_secret (
  account_id    uuid not null,
  pictures_hash bytea not null,
  badge_hash    bytea not null,
  wrong         integer not null default 0,
  given_by      uuid,
  given_at      timestamp with time zone not null,
  constraint young_secret_pkey PRIMARY KEY (account_id),
  constraint young_secret_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE,
  constraint young_secret_badge_hash_check CHECK (length(badge_hash) = 32),
  constraint young_secret_badge_hash_key UNIQUE (badge_hash),
  constraint young_secret_given_by_fkey FOREIGN KEY (given_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint young_secret_pictures_hash_check CHECK (length(pictures_hash) = 32),
  constraint young_secret_wrong_check CHECK (wrong >= 0 AND wrong <= 3)
);
CREATE INDEX young_secret_given_by_idx ON identity.young_secret USING btree (given_by) WHERE (given_by IS NOT NULL);

create view identity.account_standing as
 SELECT person_id,
    login,
    (EXISTS ( SELECT
           FROM identity.shut h
          WHERE h.account_id = a.id)) AS is_shut
   FROM identity.account a;

create view identity.ended_session as
 SELECT id AS session_id,
    ended_at
   FROM identity.session s
  WHERE ended_at IS NOT NULL;

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
    s.last_seen_at,
    s.strength
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

CREATE TRIGGER password_chosen BEFORE UPDATE OF password_hash ON identity.account FOR EACH ROW WHEN (new.password_hash IS DISTINCT FROM old.password_hash) EXECUTE FUNCTION identity.note_password();

CREATE OR REPLACE FUNCTION identity.login_part(name text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(nullif(left(regexp_replace(lower(unaccent(name)), '[^a-z]', '', 'g'), 30), ''), 'x')
$function$;

CREATE OR REPLACE FUNCTION identity.note_password()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.password_at := case when new.password_hash is null then null else now() end;
  return new;
end $function$;

CREATE TRIGGER photo_gone AFTER DELETE OR UPDATE OF attachment_id ON identity.photo FOR EACH ROW EXECUTE FUNCTION kernel.let_go();

CREATE OR REPLACE FUNCTION identity.stem_digest(stem text)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select sha256(key || sha256(convert_to(stem, 'UTF8'))) from identity.stem_key
$function$;
