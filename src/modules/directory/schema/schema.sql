-- The schema “directory” after every migration. Written by bin/preau documents: do not edit.

create table directory.acquaintance_rule (
  profile text not null,
  nearby  text not null,
  knows   text not null,
  constraint acquaintance_rule_pkey PRIMARY KEY (profile, nearby, knows),
  constraint acquaintance_rule_check CHECK (nearby = 'class'::text OR knows <> 'ELV'::text),
  constraint acquaintance_rule_knows_check CHECK (knows = ANY (ARRAY['ELV'::text, 'ENS'::text, 'DOC'::text, 'DIR'::text, 'EVS'::text])),
  constraint acquaintance_rule_nearby_check CHECK (nearby = ANY (ARRAY['class'::text, 'school'::text])),
  constraint acquaintance_rule_profile_check CHECK (profile = ANY (ARRAY['ELV'::text, 'TUT'::text]))
);

create table directory.alias_root (
  kind       text not null,
  department text not null default ''::text,
  root       text not null,
  constraint alias_root_pkey PRIMARY KEY (kind, department),
  constraint alias_root_kind_fkey FOREIGN KEY (kind) REFERENCES directory.structure_kind(kind),
  constraint alias_root_root_check CHECK (root ~ '^[a-z0-9]+$'::text)
);

create table directory.calendar_year (
  calendar  text not null,
  year      integer not null,
  starts    date not null,
  ends      date not null,
  holidays  jsonb not null,
  source    text not null,
  loaded_at timestamp with time zone not null default now(),
  constraint calendar_year_pkey PRIMARY KEY (calendar, year),
  constraint calendar_year_check CHECK (starts < ends),
  constraint calendar_year_source_check CHECK (source <> ''::text),
  constraint calendar_year_year_check CHECK (year >= 2000 AND year <= 2100)
);

create table directory.custody_reason (
  code  text not null,
  label text not null,
  place integer not null,
  constraint custody_reason_pkey PRIMARY KEY (code),
  constraint custody_reason_place_key UNIQUE (place)
);

create table directory.custody_restriction (
  id             uuid not null default kernel.uuidv7(),
  pupil_id       uuid not null,
  responsable_id uuid not null,
  valid_from     date not null,
  valid_to       date,
  reason_code    text not null,
  noted_by       uuid,
  noted_at       timestamp with time zone not null default now(),
  lifted_by      uuid,
  lifted_at      timestamp with time zone,
  constraint custody_restriction_pkey PRIMARY KEY (id),
  constraint custody_restriction_check CHECK (pupil_id <> responsable_id),
  constraint custody_restriction_check1 CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint custody_restriction_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint custody_restriction_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint custody_restriction_pupil_id_fkey FOREIGN KEY (pupil_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint custody_restriction_reason_code_fkey FOREIGN KEY (reason_code) REFERENCES directory.custody_reason(code),
  constraint custody_restriction_responsable_id_fkey FOREIGN KEY (responsable_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX custody_restriction_lifted_by_idx ON directory.custody_restriction USING btree (lifted_by);
CREATE INDEX custody_restriction_noted_by_idx ON directory.custody_restriction USING btree (noted_by);
CREATE INDEX custody_restriction_pupil_id_idx ON directory.custody_restriction USING btree (pupil_id);
CREATE INDEX custody_restriction_responsable_id_pupil_id_idx ON directory.custody_restriction USING btree (responsable_id, pupil_id);

create table directory.departure (
  person_id  uuid not null,
  cause      text not null,
  since      date not null,
  closes_on  date,
  told       smallint,
  decided_by uuid,
  reason     text,
  constraint departure_pkey PRIMARY KEY (person_id),
  constraint departure_cause_check CHECK (cause = ANY (ARRAY['feed'::text, 'end'::text, 'decision'::text])),
  constraint departure_check CHECK ((cause = 'decision'::text) = (reason IS NOT NULL)),
  constraint departure_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint departure_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint departure_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300)
);
CREATE INDEX departure_closes_on_idx ON directory.departure USING btree (closes_on);
CREATE INDEX departure_decided_by_idx ON directory.departure USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX departure_since_idx ON directory.departure USING btree (since);

create table directory.deposit (
  id          uuid not null default kernel.uuidv7(),
  pick_up_id  uuid not null,
  name        text not null,
  files       text[] not null,
  mark        text not null,
  seen_at     timestamp with time zone not null default now(),
  still_since timestamp with time zone not null default now(),
  state       text not null default 'arriving'::text,
  reason      text,
  kind        text,
  day         date,
  sha256      bytea,
  attempts    smallint not null default 0,
  feed_id     uuid,
  allowed     text[] not null default '{}'::text[],
  plan_id     uuid,
  differs     text[] not null default '{}'::text[],
  ended_at    timestamp with time zone,
  erased_at   timestamp with time zone,
  constraint deposit_pkey PRIMARY KEY (id),
  constraint deposit_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES directory.feed(id) ON DELETE SET NULL,
  constraint deposit_kind_check CHECK (kind = ANY (ARRAY['complete'::text, 'delta'::text])),
  constraint deposit_pick_up_id_fkey FOREIGN KEY (pick_up_id) REFERENCES directory.pick_up(id) ON DELETE CASCADE,
  constraint deposit_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES directory.feed_plan(id) ON DELETE SET NULL,
  constraint deposit_state_check CHECK (state = ANY (ARRAY['arriving'::text, 'waiting'::text, 'taking'::text, 'held'::text, 'taken'::text, 'refused'::text]))
);
CREATE INDEX deposit_ended_at_idx ON directory.deposit USING btree (ended_at) WHERE (erased_at IS NULL);
CREATE INDEX deposit_feed_id_idx ON directory.deposit USING btree (feed_id);
CREATE UNIQUE INDEX deposit_pick_up_id_name_idx ON directory.deposit USING btree (pick_up_id, name) WHERE (state = 'arriving'::text);
CREATE INDEX deposit_pick_up_id_sha256_idx ON directory.deposit USING btree (pick_up_id, sha256) WHERE (state = 'taken'::text);
CREATE INDEX deposit_pick_up_id_state_idx ON directory.deposit USING btree (pick_up_id, state);
CREATE INDEX deposit_plan_id_idx ON directory.deposit USING btree (plan_id);
CREATE INDEX deposit_seen_at_idx ON directory.deposit USING btree (seen_at DESC);

create table directory.duplicate (
  id        uuid not null default kernel.uuidv7(),
  one_id    uuid not null,
  other_id  uuid not null,
  score     smallint not null,
  reasons   text[] not null,
  said      text not null,
  found_at  timestamp with time zone not null default now(),
  judged_at timestamp with time zone,
  judged_by uuid,
  constraint duplicate_pkey PRIMARY KEY (id),
  constraint duplicate_check CHECK (one_id < other_id),
  constraint duplicate_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint duplicate_one_id_fkey FOREIGN KEY (one_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint duplicate_one_id_other_id_key UNIQUE (one_id, other_id),
  constraint duplicate_other_id_fkey FOREIGN KEY (other_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX duplicate_judged_by_idx ON directory.duplicate USING btree (judged_by) WHERE (judged_by IS NOT NULL);
CREATE INDEX duplicate_other_id_idx ON directory.duplicate USING btree (other_id);
CREATE INDEX duplicate_score_id_idx ON directory.duplicate USING btree (score DESC, id) WHERE (judged_at IS NULL);

create table directory.family_reader (
  profile text not null,
  constraint family_reader_pkey PRIMARY KEY (profile)
);

create table directory.family_right (
  niveau smallint not null,
  may    text not null,
  constraint family_right_pkey PRIMARY KEY (niveau, may),
  constraint family_right_may_check CHECK (may = ANY (ARRAY['day-to-day'::text, 'family'::text, 'file'::text, 'decide'::text])),
  constraint family_right_niveau_check CHECK (niveau = ANY (ARRAY[1, 2]))
);

create table directory.feed (
  id          uuid not null default kernel.uuidv7(),
  source      text not null,
  kind        text not null,
  feed_date   date not null,
  started_at  timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  outcome     text,
  report      jsonb,
  is_first    boolean not null default false,
  applied_xid xid8,
  undone_xid  xid8,
  undone_at   timestamp with time zone,
  constraint feed_pkey PRIMARY KEY (id),
  constraint feed_kind_check CHECK (kind = ANY (ARRAY['complete'::text, 'delta'::text])),
  constraint feed_outcome_check CHECK (outcome = ANY (ARRAY['applied'::text, 'refused'::text]))
);
CREATE INDEX feed_source_feed_date_idx ON directory.feed USING btree (source, feed_date DESC);
CREATE INDEX feed_started_at_idx ON directory.feed USING btree (started_at DESC);

create table directory.feed_change (
  id        bigint not null generated always as identity,
  feed_id   uuid not null,
  place     text not null,
  how       text not null,
  before    jsonb,
  after     jsonb,
  person_id uuid,
  other_id  uuid,
  constraint feed_change_pkey PRIMARY KEY (id),
  constraint feed_change_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES directory.feed(id) ON DELETE CASCADE,
  constraint feed_change_how_check CHECK (how = ANY (ARRAY['created'::text, 'changed'::text, 'dropped'::text])),
  constraint feed_change_other_id_fkey FOREIGN KEY (other_id) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint feed_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE SET NULL
);
CREATE INDEX feed_change_feed_id_place_idx ON directory.feed_change USING btree (feed_id, place);
CREATE INDEX feed_change_other_id_idx ON directory.feed_change USING btree (other_id) WHERE (other_id IS NOT NULL);
CREATE INDEX feed_change_person_id_idx ON directory.feed_change USING btree (person_id) WHERE (person_id IS NOT NULL);

create table directory.feed_plan (
  id        uuid not null default kernel.uuidv7(),
  source    text not null,
  kind      text not null,
  feed_date date not null,
  made_at   timestamp with time zone not null default now(),
  digest    text not null,
  is_listed boolean not null,
  said      jsonb not null,
  constraint feed_plan_pkey PRIMARY KEY (id),
  constraint feed_plan_kind_check CHECK (kind = ANY (ARRAY['complete'::text, 'delta'::text]))
);
CREATE INDEX feed_plan_made_at_idx ON directory.feed_plan USING btree (made_at);

create table directory.feed_plan_line (
  plan_id    uuid not null,
  key        text not null,
  person_id  uuid,
  structures text[] not null,
  digest     text not null,
  said       jsonb not null,
  constraint feed_plan_line_pkey PRIMARY KEY (plan_id, key),
  constraint feed_plan_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint feed_plan_line_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES directory.feed_plan(id) ON DELETE CASCADE
);
CREATE INDEX feed_plan_line_person_id_idx ON directory.feed_plan_line USING btree (person_id) WHERE (person_id IS NOT NULL);

create table directory.feed_undo (
  feed_id   uuid not null,
  asked_at  timestamp with time zone not null,
  ended_at  timestamp with time zone,
  outcome   text,
  reason    text,
  conflicts jsonb not null default '[]'::jsonb,
  constraint feed_undo_pkey PRIMARY KEY (feed_id),
  constraint feed_undo_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES directory.feed(id) ON DELETE CASCADE,
  constraint feed_undo_outcome_check CHECK (outcome = ANY (ARRAY['undone'::text, 'refused'::text]))
);

create table directory.field_rule (
  field    text not null,
  about    text not null,
  shown_to text not null,
  constraint field_rule_pkey PRIMARY KEY (field, about, shown_to),
  constraint field_rule_about_check CHECK (about = ANY (ARRAY['staff'::text, 'family'::text])),
  constraint field_rule_field_check CHECK (field = ANY (ARRAY['email'::text, 'academic_email'::text, 'work_phone'::text, 'mobile'::text, 'home_phone'::text, 'birth_date'::text, 'address'::text])),
  constraint field_rule_shown_to_check CHECK (shown_to = ANY (ARRAY['parent'::text, 'teacher'::text, 'direction'::text, 'administrator'::text, 'academie'::text, 'colleague'::text, 'classmate'::text, 'pupil'::text, 'family'::text]))
);

create table directory.function (
  person_id        uuid not null,
  structure_id     uuid not null,
  source           text not null,
  code             text not null,
  label            text,
  discipline_code  text not null default ''::text,
  discipline_label text,
  valid_from       date not null,
  valid_to         date,
  constraint function_pkey PRIMARY KEY (person_id, structure_id, code, discipline_code, valid_from),
  constraint function_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint function_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint function_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX function_code_idx ON directory.function USING btree (code);
CREATE INDEX function_discipline_found_by ON directory.function USING gin (directory.found_by(VARIADIC ARRAY[discipline_label]));
CREATE INDEX function_structure_id_idx ON directory.function USING btree (structure_id);

create table directory.function_profile (
  function_code text not null,
  profile       text,
  label         text not null,
  found_as      tsvector generated always as (directory.found_by(VARIADIC ARRAY[label])) stored,
  constraint function_profile_pkey PRIMARY KEY (function_code),
  constraint function_profile_profile_check CHECK (profile = ANY (ARRAY['ENS'::text, 'DOC'::text, 'DIR'::text, 'EVS'::text, 'ETA'::text, 'ACA'::text, 'COL'::text]))
);

create table directory.group_inclusion (
  group_id    uuid not null,
  included_id uuid not null,
  added_by    uuid,
  added_at    timestamp with time zone not null,
  constraint group_inclusion_pkey PRIMARY KEY (group_id, included_id),
  constraint group_inclusion_added_by_fkey FOREIGN KEY (added_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint group_inclusion_check CHECK (group_id <> included_id),
  constraint group_inclusion_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint group_inclusion_included_id_fkey FOREIGN KEY (included_id) REFERENCES directory.people_group(id) ON DELETE CASCADE
);
CREATE INDEX group_inclusion_added_by_idx ON directory.group_inclusion USING btree (added_by);
CREATE INDEX group_inclusion_included_id_idx ON directory.group_inclusion USING btree (included_id);

create table directory.group_member (
  group_id   uuid not null,
  person_id  uuid not null,
  source     text not null,
  valid_from date not null,
  valid_to   date,
  added_by   uuid,
  added_at   timestamp with time zone,
  constraint group_member_pkey PRIMARY KEY (group_id, person_id, source, valid_from),
  constraint group_member_added_by_fkey FOREIGN KEY (added_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint group_member_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint group_member_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint group_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX group_member_added_by_idx ON directory.group_member USING btree (added_by) WHERE (added_by IS NOT NULL);
CREATE INDEX group_member_person_id_idx ON directory.group_member USING btree (person_id);

create table directory.group_owner (
  group_id  uuid not null,
  person_id uuid not null,
  since     timestamp with time zone not null default now(),
  constraint group_owner_pkey PRIMARY KEY (group_id, person_id),
  constraint group_owner_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint group_owner_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX group_owner_person_id_idx ON directory.group_owner USING btree (person_id);

create table directory.group_scope (
  group_id     uuid not null,
  structure_id uuid not null,
  constraint group_scope_pkey PRIMARY KEY (group_id, structure_id),
  constraint group_scope_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint group_scope_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX group_scope_structure_id_idx ON directory.group_scope USING btree (structure_id);

create table directory.lien (
  code  text not null,
  label text not null,
  constraint lien_pkey PRIMARY KEY (code)
);

create table directory.likeness (
  person_id uuid not null,
  said      text not null,
  keys      text[] not null,
  constraint likeness_pkey PRIMARY KEY (person_id),
  constraint likeness_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX likeness_keys ON directory.likeness USING gin (keys) WITH (fastupdate=off);

create table directory.link_kind (
  kind        text not null,
  label       text not null,
  gives_sight boolean not null,
  constraint link_kind_pkey PRIMARY KEY (kind)
);

create table directory.matiere (
  code    text not null,
  label   text not null,
  rattach text,
  constraint matiere_pkey PRIMARY KEY (code)
);
CREATE INDEX matiere_found_by ON directory.matiere USING gin (directory.found_by(VARIADIC ARRAY[label]));

create table directory.mef (
  code          text not null,
  label         text not null,
  rattach       text,
  stat11        text,
  niv_formation text,
  filiere       text,
  constraint mef_pkey PRIMARY KEY (code)
);

create table directory.ministry (
  code    text not null,
  label   text not null,
  place   integer not null,
  pattern text not null,
  constraint ministry_pkey PRIMARY KEY (code),
  constraint ministry_place_key UNIQUE (place)
);

create table directory.name_word (
  word text not null,
  constraint name_word_pkey PRIMARY KEY (word)
);
CREATE INDEX name_word_near ON directory.name_word USING gin (word gin_trgm_ops);

create table directory.niveau (
  code  text not null,
  label text not null,
  place integer not null,
  constraint niveau_pkey PRIMARY KEY (code),
  constraint niveau_place_key UNIQUE (place)
);

create table directory.opened_field (
  person_id uuid not null,
  field     text not null,
  shown_to  text not null,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  constraint opened_field_pkey PRIMARY KEY (person_id, field, shown_to),
  constraint opened_field_field_check CHECK (field = ANY (ARRAY['email'::text, 'academic_email'::text, 'work_phone'::text, 'mobile'::text, 'home_phone'::text, 'birth_date'::text, 'address'::text])),
  constraint opened_field_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint opened_field_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint opened_field_shown_to_check CHECK (shown_to = ANY (ARRAY['teacher'::text, 'colleague'::text, 'classmate'::text, 'pupil'::text, 'family'::text]))
);
CREATE INDEX opened_field_opened_by_idx ON directory.opened_field USING btree (opened_by);

create table directory.people_group (
  id             uuid not null default kernel.uuidv7(),
  structure_id   uuid not null,
  kind           text not null,
  code           text not null,
  label          text not null,
  official_label text,
  source         text not null,
  declared       boolean not null default false,
  mefs           text[] not null default '{}'::text[],
  divisions      text[] not null default '{}'::text[],
  valid_from     date not null,
  valid_to       date,
  about          text,
  rule           jsonb,
  made_by        uuid,
  made_at        timestamp with time zone,
  constraint people_group_pkey PRIMARY KEY (id),
  constraint people_group_about_check CHECK (about <> ''::text),
  constraint people_group_kind_check CHECK (kind = ANY (ARRAY['profile'::text, 'division'::text, 'groupe'::text, 'responsables'::text, 'teaching-team'::text, 'head-teachers'::text, 'level'::text, 'matiere'::text, 'function'::text, 'delegues'::text, 'rule'::text, 'manual'::text])),
  constraint people_group_made_by_fkey FOREIGN KEY (made_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint people_group_rule_check CHECK ((kind = 'rule'::text) = (rule IS NOT NULL)),
  constraint people_group_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint people_group_structure_id_kind_code_key UNIQUE (structure_id, kind, code)
);
CREATE INDEX people_group_found_by ON directory.people_group USING gin (directory.found_by(VARIADIC ARRAY[label, code])) WHERE ((kind = ANY (ARRAY['division'::text, 'groupe'::text])) AND (valid_to IS NULL));
CREATE INDEX people_group_listed ON directory.people_group USING btree (structure_id, kind, label, id);
CREATE INDEX people_group_made_by_idx ON directory.people_group USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX people_group_written ON directory.people_group USING btree (id) WHERE (kind = ANY (ARRAY['rule'::text, 'manual'::text]));

create table directory.period (
  structure_id uuid not null,
  year         integer not null,
  place        smallint not null,
  kind         text not null,
  label        text not null,
  starts       date not null,
  ends         date not null,
  constraint period_pkey PRIMARY KEY (structure_id, year, place),
  constraint period_check CHECK (starts < ends),
  constraint period_kind_check CHECK (kind = ANY (ARRAY['trimestre'::text, 'semestre'::text, 'autre'::text])),
  constraint period_label_check CHECK (label <> ''::text),
  constraint period_place_check CHECK (place >= 1 AND place <= 6),
  constraint period_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint period_year_check CHECK (year >= 2000 AND year <= 2100)
);

create table directory.person (
  id                uuid not null default kernel.uuidv7(),
  civility          text,
  family_name       text not null,
  given_name        text not null,
  birth_name        text,
  other_given_names text[] not null default '{}'::text[],
  birth_date        date,
  ine               text,
  siecle_id         text,
  sts_id            text,
  email             text,
  academic_email    text,
  home_phone        text,
  work_phone        text,
  mobile            text,
  sms_phone         text,
  address           jsonb,
  address_shared    boolean not null default false,
  missing_since     date,
  shown_given_name  text generated always as (kernel.written_name(given_name)) stored,
  shown_family_name text generated always as (kernel.written_name(family_name)) stored,
  found_as          tsvector generated always as (directory.found_by(VARIADIC ARRAY[given_name, family_name, birth_name])) stored,
  plain_family      text collate "C" generated always as (directory.plain_name(family_name)) stored,
  plain_given       text collate "C" generated always as (directory.plain_name(given_name)) stored,
  constraint person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_academic_email_idx ON directory.person USING btree (academic_email) WHERE (academic_email IS NOT NULL);
CREATE INDEX person_by_family ON directory.person USING btree (plain_family, plain_given, id);
CREATE INDEX person_by_given ON directory.person USING btree (plain_given, plain_family, id);
CREATE INDEX person_found_as ON directory.person USING gin (found_as);
CREATE INDEX person_ine_idx ON directory.person USING btree (ine) WHERE (ine IS NOT NULL);
CREATE INDEX person_siecle_id_idx ON directory.person USING btree (siecle_id) WHERE (siecle_id IS NOT NULL);

create table directory.person_jointure (
  academy   text not null,
  type      text not null,
  jointure  text not null,
  person_id uuid not null,
  source    text not null,
  constraint person_jointure_pkey PRIMARY KEY (academy, type, jointure),
  constraint person_jointure_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint person_jointure_type_check CHECK (type = ANY (ARRAY['Eleve'::text, 'PersRelEleve'::text, 'PersEducNat'::text]))
);
CREATE INDEX person_jointure_person_id_idx ON directory.person_jointure USING btree (person_id);

create table directory.pick_up (
  id            uuid not null default kernel.uuidv7(),
  folder        text not null,
  label         text not null,
  kind          text not null,
  academy       text,
  structure_id  uuid,
  not_before    time without time zone,
  time_zone     text not null default 'Europe/Paris'::text,
  expected_days smallint,
  created_at    timestamp with time zone not null default now(),
  stopped_at    timestamp with time zone,
  looked_at     timestamp with time zone,
  fault         text,
  told_late_at  timestamp with time zone,
  constraint pick_up_pkey PRIMARY KEY (id),
  constraint pick_up_academy_check CHECK (academy ~ '^[0-9A-Z]{1,3}$'::text),
  constraint pick_up_check CHECK (kind = 'aaf'::text OR structure_id IS NOT NULL),
  constraint pick_up_expected_days_check CHECK (expected_days >= 1 AND expected_days <= 366),
  constraint pick_up_folder_check CHECK (folder ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text),
  constraint pick_up_folder_key UNIQUE (folder),
  constraint pick_up_kind_check CHECK (kind = ANY (ARRAY['aaf'::text, 'csv'::text, 'onde'::text])),
  constraint pick_up_label_check CHECK (label <> ''::text AND length(label) <= 80),
  constraint pick_up_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX pick_up_structure_id_idx ON directory.pick_up USING btree (structure_id);

create table directory.power (
  id           uuid not null default kernel.uuidv7(),
  person_id    uuid not null,
  verb         text not null,
  structure_id uuid,
  reason       text not null,
  valid_from   date not null default CURRENT_DATE,
  valid_to     date,
  given_by     uuid,
  given_at     timestamp with time zone default now(),
  ended_by     uuid,
  ended_at     timestamp with time zone,
  group_id     uuid,
  constraint power_pkey PRIMARY KEY (id),
  constraint power_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint power_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint power_given_by_fkey FOREIGN KEY (given_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint power_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint power_of_a_class CHECK ((group_id IS NOT NULL) = (verb = 'reset-accounts'::text)),
  constraint power_of_a_class_somewhere CHECK (group_id IS NULL OR structure_id IS NOT NULL),
  constraint power_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint power_reason_check CHECK (reason <> ''::text),
  constraint power_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX power_ended_by_idx ON directory.power USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX power_given_by_idx ON directory.power USING btree (given_by) WHERE (given_by IS NOT NULL);
CREATE INDEX power_group_id_idx ON directory.power USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX power_person_id_idx ON directory.power USING btree (person_id);
CREATE INDEX power_structure_id_idx ON directory.power USING btree (structure_id);

create table directory.regroup (
  id        bigint not null generated always as identity,
  person_id uuid,
  constraint regroup_pkey PRIMARY KEY (id),
  constraint regroup_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX regroup_person_id_idx ON directory.regroup USING btree (person_id);

create table directory.responsibility (
  pupil_id              uuid not null,
  responsable_id        uuid not null,
  source                text not null,
  lien                  text not null,
  niveau_responsabilite smallint not null,
  financial             boolean not null default false,
  contact_priority      smallint,
  pays                  boolean not null default false,
  valid_from            date not null,
  valid_to              date,
  constraint responsibility_pkey PRIMARY KEY (pupil_id, responsable_id, valid_from),
  constraint responsibility_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint responsibility_niveau_responsabilite_check CHECK (niveau_responsabilite >= 0 AND niveau_responsabilite <= 2),
  constraint responsibility_pupil_id_fkey FOREIGN KEY (pupil_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint responsibility_responsable_id_fkey FOREIGN KEY (responsable_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX responsibility_responsable_id_idx ON directory.responsibility USING btree (responsable_id);

create table directory.said_word (
  word  text not null,
  kind  text not null,
  means text not null,
  constraint said_word_pkey PRIMARY KEY (word, kind, means),
  constraint said_word_kind_check CHECK (kind = ANY (ARRAY['profile'::text, 'function'::text, 'matiere'::text, 'head'::text]))
);

create table directory.schooling (
  person_id     uuid not null,
  structure_id  uuid not null,
  source        text not null,
  mef           text,
  mef_label     text,
  niv_formation text,
  filiere       text,
  statut        text,
  regime        text,
  enseignements text[] not null default '{}'::text[],
  valid_from    date not null,
  valid_to      date,
  constraint schooling_pkey PRIMARY KEY (person_id, structure_id, valid_from),
  constraint schooling_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint schooling_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint schooling_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX schooling_structure_id_idx ON directory.schooling USING btree (structure_id);

create table directory.sight_rule (
  profile text not null,
  because text not null,
  sees    text not null,
  constraint sight_rule_pkey PRIMARY KEY (profile, because, sees),
  constraint sight_rule_because_check CHECK (because = ANY (ARRAY['my-school'::text, 'my-perimeter'::text])),
  constraint sight_rule_profile_check CHECK (profile = ANY (ARRAY['ELV'::text, 'TUT'::text, 'ENS'::text, 'DOC'::text, 'DIR'::text, 'EVS'::text, 'ETA'::text, 'ACA'::text, 'COL'::text])),
  constraint sight_rule_sees_check CHECK (sees = ANY (ARRAY['ELV'::text, 'TUT'::text, 'ENS'::text, 'DOC'::text, 'DIR'::text, 'EVS'::text, 'ETA'::text, 'ACA'::text, 'COL'::text, 'TUE'::text]))
);

create table directory.source_record (
  source        text not null,
  type          text not null,
  id            text not null,
  hash          bigint not null,
  pending       boolean not null default false,
  missing_since date,
  constraint source_record_pkey PRIMARY KEY (source, type, id),
  constraint source_record_type_check CHECK (type = ANY (ARRAY['EtabEducNat'::text, 'Eleve'::text, 'PersRelEleve'::text, 'PersEducNat'::text, 'MatiereEducNat'::text, 'MefEducNat'::text]))
);

create table directory.stay (
  id           uuid not null default kernel.uuidv7(),
  person_id    uuid not null,
  structure_id uuid not null,
  kind         text not null,
  profile      text not null,
  reason       text not null,
  valid_from   date not null,
  valid_to     date not null,
  made_by      uuid,
  made_at      timestamp with time zone not null default now(),
  ended_by     uuid,
  ended_at     timestamp with time zone,
  told_end     date,
  constraint stay_pkey PRIMARY KEY (id),
  constraint stay_check CHECK (valid_to >= valid_from),
  constraint stay_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint stay_kind_check CHECK (kind = ANY (ARRAY['guest'::text, 'tutor'::text, 'speaker'::text, 'substitute'::text])),
  constraint stay_made_by_fkey FOREIGN KEY (made_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint stay_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint stay_profile_check CHECK (profile = ANY (ARRAY['ENS'::text, 'DOC'::text, 'EVS'::text, 'ETA'::text])),
  constraint stay_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300),
  constraint stay_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX stay_ended_by_idx ON directory.stay USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX stay_made_by_idx ON directory.stay USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX stay_person_id_idx ON directory.stay USING btree (person_id);
CREATE INDEX stay_structure_id_valid_to_idx ON directory.stay USING btree (structure_id, valid_to);
CREATE INDEX stay_valid_to_idx ON directory.stay USING btree (valid_to);

create table directory.structure (
  id            uuid not null default kernel.uuidv7(),
  uai           text,
  siret         text,
  name          text not null,
  kind          text not null,
  type_code     text,
  ministry      text,
  contract      text,
  academy       text,
  time_zone     text not null default 'Europe/Paris'::text,
  department    text generated always as ("left"(postal_code,
CASE
    WHEN (postal_code ~ '^9[78]'::text) THEN 3
    ELSE 2
END)) stored,
  street        text,
  postal_code   text,
  city          text,
  phone         text,
  email         text,
  missing_since date,
  ministry_code text,
  calendar      text,
  constraint structure_pkey PRIMARY KEY (id),
  constraint company_by_siret CHECK (kind <> 'entreprise'::text OR uai IS NULL AND siret ~ '^[0-9]{14}$'::text),
  constraint structure_kind_fkey FOREIGN KEY (kind) REFERENCES directory.structure_kind(kind),
  constraint structure_ministry_code_fkey FOREIGN KEY (ministry_code) REFERENCES directory.ministry(code),
  constraint structure_name_check CHECK (name <> ''::text),
  constraint structure_uai_check CHECK (uai ~ '^[0-9]{7}[A-Z]$'::text),
  constraint structure_uai_key UNIQUE (uai)
);
CREATE UNIQUE INDEX structure_siret_idx ON directory.structure USING btree (siret) WHERE (kind = 'entreprise'::text);

create table directory.structure_figures (
  structure_id uuid not null,
  pupils       integer not null,
  responsables integer not null,
  staff        integer not null,
  counted_at   timestamp with time zone not null default now(),
  constraint structure_figures_pkey PRIMARY KEY (structure_id),
  constraint structure_figures_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);

create table directory.structure_jointure (
  academy      text not null,
  jointure     text not null,
  structure_id uuid not null,
  source       text not null,
  constraint structure_jointure_pkey PRIMARY KEY (academy, jointure),
  constraint structure_jointure_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX structure_jointure_structure_id_idx ON directory.structure_jointure USING btree (structure_id);

create table directory.structure_kind (
  kind      text not null,
  label     text not null,
  is_school boolean not null,
  periods   text,
  constraint structure_kind_pkey PRIMARY KEY (kind),
  constraint structure_kind_periods_check CHECK (periods = ANY (ARRAY['trimestre'::text, 'semestre'::text]))
);

create table directory.structure_link (
  structure_id uuid not null,
  kind         text not null,
  to_id        uuid not null,
  source       text not null,
  valid_from   date not null,
  valid_to     date,
  constraint structure_link_pkey PRIMARY KEY (structure_id, kind, to_id, valid_from),
  constraint structure_link_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint structure_link_kind_fkey FOREIGN KEY (kind) REFERENCES directory.link_kind(kind),
  constraint structure_link_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint structure_link_to_id_fkey FOREIGN KEY (to_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX structure_link_to_id_idx ON directory.structure_link USING btree (to_id);

create table directory.structure_type (
  type_code text not null,
  kind      text not null,
  label     text not null,
  constraint structure_type_pkey PRIMARY KEY (type_code),
  constraint structure_type_kind_fkey FOREIGN KEY (kind) REFERENCES directory.structure_kind(kind)
);

create table directory.table_draft (
  id           uuid not null default kernel.uuidv7(),
  person_id    uuid not null,
  structure_id uuid not null,
  kind         text not null,
  state        text not null default 'open'::text,
  opened_at    timestamp with time zone not null,
  asked_at     timestamp with time zone,
  outcome      jsonb,
  plan_id      uuid,
  feed_id      uuid,
  constraint table_draft_pkey PRIMARY KEY (id),
  constraint table_draft_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES directory.feed(id) ON DELETE SET NULL,
  constraint table_draft_kind_check CHECK (kind = ANY (ARRAY['csv'::text, 'onde'::text])),
  constraint table_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint table_draft_person_id_key UNIQUE (person_id),
  constraint table_draft_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES directory.feed_plan(id) ON DELETE SET NULL,
  constraint table_draft_state_check CHECK (state = ANY (ARRAY['open'::text, 'planning'::text, 'planned'::text, 'applying'::text, 'taken'::text])),
  constraint table_draft_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX table_draft_feed_id_idx ON directory.table_draft USING btree (feed_id);
CREATE INDEX table_draft_opened_at_idx ON directory.table_draft USING btree (opened_at);
CREATE INDEX table_draft_plan_id_idx ON directory.table_draft USING btree (plan_id);
CREATE INDEX table_draft_structure_id_idx ON directory.table_draft USING btree (structure_id);

create table directory.table_draft_file (
  draft_id uuid not null,
  name     text not null,
  bytes    bytea,
  size     integer not null,
  lines    integer not null default 0,
  kind     text,
  headers  jsonb not null default '[]'::jsonb,
  columns  jsonb not null default '{}'::jsonb,
  fault    jsonb,
  constraint table_draft_file_pkey PRIMARY KEY (draft_id, name),
  constraint table_draft_file_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES directory.table_draft(id) ON DELETE CASCADE,
  constraint table_draft_file_name_check CHECK (name <> ''::text AND length(name) <= 120)
);

create table directory.teaching (
  person_id  uuid not null,
  group_id   uuid not null,
  source     text not null,
  matiere    text not null default ''::text,
  valid_from date not null,
  valid_to   date,
  constraint teaching_pkey PRIMARY KEY (person_id, group_id, matiere, source, valid_from),
  constraint teaching_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint teaching_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint teaching_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX teaching_group_id_idx ON directory.teaching USING btree (group_id);
CREATE INDEX teaching_matiere_idx ON directory.teaching USING btree (matiere);

create table directory.territory (
  department text not null,
  calendar   text not null,
  time_zone  text not null default 'Europe/Paris'::text,
  constraint territory_pkey PRIMARY KEY (department)
);

create table directory.tutoring (
  id           uuid not null default kernel.uuidv7(),
  tutor_id     uuid not null,
  pupil_id     uuid not null,
  structure_id uuid not null,
  company_id   uuid not null,
  kind         text not null,
  source       text not null,
  valid_from   date not null,
  valid_to     date not null,
  noted_by     uuid,
  noted_at     timestamp with time zone not null default now(),
  ended_by     uuid,
  ended_at     timestamp with time zone,
  constraint tutoring_pkey PRIMARY KEY (id),
  constraint tutoring_check CHECK (tutor_id <> pupil_id),
  constraint tutoring_check1 CHECK (valid_to >= valid_from),
  constraint tutoring_company_id_fkey FOREIGN KEY (company_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint tutoring_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint tutoring_kind_check CHECK (kind = ANY (ARRAY['apprentissage'::text, 'stage'::text])),
  constraint tutoring_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint tutoring_pupil_id_fkey FOREIGN KEY (pupil_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint tutoring_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint tutoring_tutor_id_fkey FOREIGN KEY (tutor_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint tutoring_tutor_id_pupil_id_structure_id_company_id_kind_val_key UNIQUE (tutor_id, pupil_id, structure_id, company_id, kind, valid_from)
);
CREATE INDEX tutoring_company_id_idx ON directory.tutoring USING btree (company_id);
CREATE INDEX tutoring_ended_by_idx ON directory.tutoring USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX tutoring_noted_by_idx ON directory.tutoring USING btree (noted_by) WHERE (noted_by IS NOT NULL);
CREATE INDEX tutoring_pupil_id_idx ON directory.tutoring USING btree (pupil_id);
CREATE INDEX tutoring_structure_id_valid_to_idx ON directory.tutoring USING btree (structure_id, valid_to);
CREATE INDEX tutoring_valid_to_idx ON directory.tutoring USING btree (valid_to);

create table directory.unlisted (
  person_id  uuid not null,
  decided_by uuid,
  decided_at timestamp with time zone not null default now(),
  constraint unlisted_pkey PRIMARY KEY (person_id),
  constraint unlisted_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint unlisted_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX unlisted_decided_by_idx ON directory.unlisted USING btree (decided_by);

create view directory.acquaintance as
 SELECT s.viewer_id,
    s.subject_id,
    s.structure_id,
    s.because,
    directory.known_as(s.because, s.viewer_id, s.structure_id) AS known_as
   FROM directory.sight s
  WHERE (( SELECT true
           FROM directory.unlisted u
          WHERE u.person_id = s.subject_id)) IS NULL OR (directory.known_as(s.because, s.viewer_id, s.structure_id) <> ALL (ARRAY['colleague'::text, 'academie'::text]))
UNION ALL
 SELECT mine.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    mine.structure_id,
    'nearby'::text AS because,
    'classmate'::text AS known_as
   FROM directory.membership_whole mine
     JOIN directory.membership_whole theirs ON theirs.group_id = mine.group_id
  WHERE (mine.kind = ANY (ARRAY['division'::text, 'groupe'::text])) AND (EXISTS ( SELECT
           FROM directory.acquaintance_rule
          WHERE acquaintance_rule.profile = 'ELV'::text AND acquaintance_rule.nearby = 'class'::text AND acquaintance_rule.knows = 'ELV'::text)) AND NOT directory.is_unlisted(theirs.person_id)
UNION ALL
 SELECT mine.person_id AS viewer_id,
    t.person_id AS subject_id,
    mine.structure_id,
    'nearby'::text AS because,
    'pupil'::text AS known_as
   FROM directory.membership_whole mine
     CROSS JOIN LATERAL ( SELECT t_1.person_id
           FROM directory.teaching_today t_1
          WHERE t_1.group_id = mine.group_id
         OFFSET 0) t
  WHERE (mine.kind = ANY (ARRAY['division'::text, 'groupe'::text])) AND (EXISTS ( SELECT
           FROM directory.acquaintance_rule
          WHERE acquaintance_rule.profile = 'ELV'::text AND acquaintance_rule.nearby = 'class'::text AND acquaintance_rule.knows = 'ENS'::text)) AND NOT directory.is_unlisted(t.person_id)
UNION ALL
 SELECT mine.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    mine.structure_id,
    'nearby'::text AS because,
    'pupil'::text AS known_as
   FROM directory.membership_whole mine
     JOIN directory.membership_whole theirs ON theirs.structure_id = mine.structure_id AND theirs.kind = 'profile'::text
  WHERE mine.kind = 'profile'::text AND mine.code = 'ELV'::text AND (theirs.code = ANY ((ARRAY( SELECT acquaintance_rule.knows
           FROM directory.acquaintance_rule
          WHERE acquaintance_rule.profile = 'ELV'::text AND acquaintance_rule.nearby = 'school'::text)))) AND NOT directory.is_unlisted(theirs.person_id)
UNION ALL
 SELECT c.responsable_id AS viewer_id,
    t.person_id AS subject_id,
    child.structure_id,
    'nearby'::text AS because,
    'family'::text AS known_as
   FROM directory.responsibility_today c
     JOIN directory.membership_whole child ON child.person_id = c.pupil_id AND (child.kind = ANY (ARRAY['division'::text, 'groupe'::text]))
     CROSS JOIN LATERAL ( SELECT t_1.person_id
           FROM directory.teaching_today t_1
          WHERE t_1.group_id = child.group_id
         OFFSET 0) t
  WHERE (c.niveau_responsabilite = ANY (ARRAY[1, 2])) AND (EXISTS ( SELECT
           FROM directory.acquaintance_rule
          WHERE acquaintance_rule.profile = 'TUT'::text AND acquaintance_rule.nearby = 'class'::text AND acquaintance_rule.knows = 'ENS'::text)) AND NOT directory.is_unlisted(t.person_id)
UNION ALL
 SELECT c.responsable_id AS viewer_id,
    theirs.person_id AS subject_id,
    child.structure_id,
    'nearby'::text AS because,
    'family'::text AS known_as
   FROM directory.responsibility_today c
     JOIN directory.membership_whole child ON child.person_id = c.pupil_id AND child.kind = 'profile'::text AND child.code = 'ELV'::text
     JOIN directory.membership_whole theirs ON theirs.structure_id = child.structure_id AND theirs.kind = 'profile'::text
  WHERE (c.niveau_responsabilite = ANY (ARRAY[1, 2])) AND (theirs.code = ANY ((ARRAY( SELECT acquaintance_rule.knows
           FROM directory.acquaintance_rule
          WHERE acquaintance_rule.profile = 'TUT'::text AND acquaintance_rule.nearby = 'school'::text)))) AND NOT directory.is_unlisted(theirs.person_id);

create view directory.administering as
 SELECT w.person_id,
    w.structure_id,
    w.valid_from,
    w.valid_to
   FROM directory.power w
     LEFT JOIN directory.structure s ON s.id = w.structure_id
  WHERE w.verb = 'administer'::text AND w.valid_from <= directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)) AND (w.valid_to IS NULL OR w.valid_to > directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)));

create view directory.belonging as
 SELECT m.person_id,
    g.structure_id,
    g.code AS profile
   FROM directory.group_member m
     JOIN directory.people_group g ON g.id = m.group_id AND g.kind = 'profile'::text
     JOIN directory.structure s ON s.id = g.structure_id
  WHERE m.valid_from <= directory.today_in(s.time_zone) AND (m.valid_to IS NULL OR m.valid_to > directory.today_in(s.time_zone) OR (EXISTS ( SELECT
           FROM directory.departure d
          WHERE d.person_id = m.person_id AND m.valid_to >= d.since)))
UNION ALL
 SELECT DISTINCT t.tutor_id AS person_id,
    t.structure_id,
    'TUE'::text AS profile
   FROM directory.tutoring t
     JOIN directory.structure s ON s.id = t.structure_id
  WHERE t.valid_to > t.valid_from AND t.valid_to > directory.today_in(s.time_zone) AND NOT (EXISTS ( SELECT
           FROM directory.tutoring o
          WHERE o.tutor_id = t.tutor_id AND o.structure_id <> t.structure_id AND o.valid_to > o.valid_from AND o.valid_to > directory.today_in(s.time_zone))) AND NOT (EXISTS ( SELECT
           FROM directory.group_member m
             JOIN directory.people_group g ON g.id = m.group_id AND g.kind = 'profile'::text AND g.code <> 'TUE'::text
          WHERE m.person_id = t.tutor_id AND (m.valid_to IS NULL OR m.valid_to > directory.today_in(s.time_zone))));

create view directory.family_may as
 SELECT r.responsable_id,
    r.pupil_id,
    f.may
   FROM directory.responsibility_today r
     JOIN directory.family_right f ON f.niveau = r.niveau_responsabilite;

create view directory.group_alias as
 WITH named AS (
         SELECT s.id,
            s.kind,
            r.root,
            directory.alias_part(s.name) AS name,
            (((r.root || ':Etablissements:'::text) || directory.alias_part(s.name)) || '_'::text) || s.uai AS base
           FROM directory.structure s
             JOIN directory.alias_root r ON r.kind = s.kind AND r.department = COALESCE(( SELECT d.department
                   FROM directory.alias_root d
                  WHERE d.kind = s.kind AND d.department = s.department), ''::text)
          WHERE s.uai IS NOT NULL
        )
 SELECT x.alias,
    g.id AS group_id
   FROM directory.people_group g
     JOIN named n ON n.id = g.structure_id
     LEFT JOIN LATERAL ( SELECT directory.alias_part(m.niv_formation) || ':'::text AS niveau,
            directory.alias_class(d.label) AS class
           FROM directory.people_group d
             LEFT JOIN directory.mef m ON m.code = ANY (d.mefs)
          WHERE d.structure_id = g.structure_id AND d.kind = 'division'::text AND d.code = g.code AND (g.kind = ANY (ARRAY['division'::text, 'teaching-team'::text, 'head-teachers'::text, 'responsables'::text]))
          ORDER BY m.code
         LIMIT 1) l ON true
     LEFT JOIN directory.function_profile p ON g.kind = 'function'::text AND p.function_code = g.code
     CROSS JOIN LATERAL ( SELECT (n.base || ':'::text) || leaf.leaf AS alias
           FROM unnest(
                CASE
                    WHEN n.kind = ANY (ARRAY['academie'::text, 'collectivite'::text]) THEN '{}'::text[]
                    WHEN g.kind = 'profile'::text THEN ARRAY['Tous_'::text || n.name] ||
                    CASE g.code
                        WHEN 'ELV'::text THEN '{Eleves}'::text
                        WHEN 'ENS'::text THEN '{Profs}'::text
                        WHEN 'DIR'::text THEN '{Administratifs:Tous_Administratifs}'::text
                        WHEN 'EVS'::text THEN '{Administratifs:Tous_Administratifs}'::text
                        WHEN 'ETA'::text THEN '{Administratifs:Tous_Administratifs}'::text
                        ELSE '{}'::text
                    END::text[]
                    WHEN g.kind = 'division'::text THEN ARRAY[(COALESCE(l.niveau, ''::text) || 'Eleves_'::text) || l.class]
                    WHEN g.kind = 'teaching-team'::text THEN ARRAY[(COALESCE(l.niveau, ''::text) || 'Profs_'::text) || l.class]
                    WHEN g.kind = 'responsables'::text THEN ARRAY[(COALESCE(l.niveau, ''::text) || 'Parents_'::text) || l.class]
                    WHEN g.kind = 'head-teachers'::text THEN ARRAY['Profs Principaux'::text] || (l.niveau || 'Profs Principaux'::text)
                    WHEN g.kind = 'matiere'::text THEN ARRAY['Enseignements:'::text || directory.alias_part(g.label)]
                    WHEN g.kind = 'function'::text AND (p.profile = ANY (ARRAY['DIR'::text, 'EVS'::text, 'ETA'::text])) THEN ARRAY['Administratifs:'::text || directory.alias_part(p.label)]
                    WHEN g.kind = ANY (ARRAY['manual'::text, 'rule'::text]) THEN ARRAY['groupes_locaux:'::text || directory.alias_part(g.label)]
                    ELSE '{}'::text[]
                END) leaf(leaf)
          WHERE leaf.leaf IS NOT NULL
        UNION ALL
         SELECT (n.root || ':'::text) || leaf.leaf
           FROM unnest(
                CASE
                    WHEN g.kind <> 'profile'::text THEN '{}'::text[]
                    WHEN n.kind = 'academie'::text THEN ARRAY[(('Services_Academique:'::text || n.name) || ':Tous_'::text) || n.name]
                    WHEN n.kind = 'collectivite'::text THEN ARRAY[(('Collectivites:'::text || n.name) || ':Tous_'::text) || n.name]
                    ELSE ARRAY['Inter_etablissements:Tous_Profils_Etablissements'::text] ||
                    CASE g.code
                        WHEN 'ENS'::text THEN '{Inter_etablissements:Tous_Profs}'::text
                        WHEN 'ELV'::text THEN '{Inter_etablissements:Tous_Eleves}'::text
                        WHEN 'TUT'::text THEN '{Inter_etablissements:Tous_Parents}'::text
                        WHEN 'COL'::text THEN '{Inter_etablissements:Tous_Agents_Coll_Ter}'::text
                        WHEN 'DIR'::text THEN '{Inter_etablissements:Tous_Administratifs}'::text
                        WHEN 'EVS'::text THEN '{Inter_etablissements:Tous_Administratifs}'::text
                        WHEN 'ETA'::text THEN '{Inter_etablissements:Tous_Administratifs}'::text
                        ELSE '{}'::text
                    END::text[]
                END) leaf(leaf)) x
  WHERE g.valid_to IS NULL OR g.valid_to > CURRENT_DATE;

create view directory.leaving as
 SELECT person_id,
    cause,
    since,
    closes_on
   FROM directory.departure;

create view directory.lent_eye as
 SELECT w.person_id,
    w.structure_id,
    w.valid_from,
    w.valid_to
   FROM directory.power w
     JOIN directory.structure s ON s.id = w.structure_id
  WHERE w.verb = 'open-divisions'::text AND w.valid_from <= directory.today_in(s.time_zone) AND (w.valid_to IS NULL OR w.valid_to > directory.today_in(s.time_zone));

create view directory.membership as
 SELECT person_id,
    group_id,
    structure_id,
    kind,
    code,
    label,
    valid_from,
    valid_to
   FROM directory.membership_whole m
  WHERE kind <> 'responsables'::text AND (kind <> 'profile'::text OR code <> 'TUT'::text) OR NOT (EXISTS ( SELECT
           FROM directory.custody_restriction c
          WHERE c.responsable_id = m.person_id)) OR directory.is_told(person_id, structure_id, kind, code);

create view directory.membership_whole as
 SELECT m.person_id,
    m.group_id,
    g.structure_id,
    g.kind,
    g.code,
    g.label,
    m.valid_from,
    m.valid_to
   FROM directory.group_member m
     JOIN directory.people_group g ON g.id = m.group_id
  WHERE m.valid_from <= (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = g.structure_id)) AND (m.valid_to IS NULL OR m.valid_to > (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = g.structure_id))) AND (( SELECT true
           FROM directory.departure d
          WHERE d.person_id = m.person_id)) IS NULL;

create view directory.open_field as
 SELECT o.person_id,
    o.field,
    o.shown_to
   FROM directory.opened_field o
UNION
 SELECT m.person_id,
    r.field,
    r.shown_to
   FROM directory.membership_whole m
     JOIN directory.field_rule r ON r.about =
        CASE
            WHEN m.code = ANY (ARRAY['ELV'::text, 'TUT'::text, 'TUE'::text]) THEN 'family'::text
            ELSE 'staff'::text
        END
  WHERE m.kind = 'profile'::text;

create view directory.person_card as
 SELECT id AS person_id,
    civility,
    shown_given_name AS given_name,
    shown_family_name AS family_name,
    (shown_given_name || ' '::text) || shown_family_name AS display_name
   FROM directory.person;

create view directory.power_today as
 SELECT w.person_id,
    w.verb,
    w.structure_id,
    w.valid_to,
    w.group_id
   FROM directory.power w
     LEFT JOIN directory.structure s ON s.id = w.structure_id
  WHERE w.valid_from <= directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)) AND (w.valid_to IS NULL OR w.valid_to > directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text))) AND (w.group_id IS NULL OR (EXISTS ( SELECT
           FROM directory.people_group g
          WHERE g.id = w.group_id AND (g.valid_to IS NULL OR g.valid_to > directory.today_in(s.time_zone)))));

create view directory.responsibility_today as
 SELECT r.pupil_id,
    r.responsable_id,
    r.lien,
    r.niveau_responsabilite,
    r.contact_priority,
    GREATEST(r.valid_from, ( SELECT max(c.valid_to) AS max
           FROM directory.custody_restriction c
          WHERE c.pupil_id = r.pupil_id AND c.responsable_id = r.responsable_id AND c.valid_from <= d.latest AND c.valid_to > c.valid_from)) AS valid_from,
    LEAST(r.valid_to, ( SELECT min(c.valid_from) AS min
           FROM directory.custody_restriction c
          WHERE c.pupil_id = r.pupil_id AND c.responsable_id = r.responsable_id AND c.valid_from > d.latest AND c.valid_to IS DISTINCT FROM c.valid_from)) AS valid_to
   FROM directory.responsibility r
     CROSS JOIN LATERAL ( SELECT COALESCE(min(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris'::text)) AS earliest,
            COALESCE(max(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris'::text)) AS latest
           FROM directory.schooling o
             JOIN directory.structure s ON s.id = o.structure_id
          WHERE o.person_id = r.pupil_id AND o.valid_to IS NULL) d
  WHERE r.valid_from <= d.earliest AND (r.valid_to IS NULL OR r.valid_to > d.latest) AND NOT (EXISTS ( SELECT
           FROM directory.custody_restriction c
          WHERE c.pupil_id = r.pupil_id AND c.responsable_id = r.responsable_id AND c.valid_from <= d.latest AND (c.valid_to IS NULL OR c.valid_to > d.earliest) AND c.valid_to IS DISTINCT FROM c.valid_from));

create view directory.sent_by_feeds as
 SELECT id AS person_id
   FROM directory.person p
  WHERE missing_since IS NULL AND (EXISTS ( SELECT
           FROM directory.person_jointure j
          WHERE j.person_id = p.id));

create view directory.shown_field as
 SELECT a.viewer_id,
    a.subject_id,
    f.field
   FROM directory.acquaintance a
     JOIN directory.open_field f ON f.person_id = a.subject_id AND (f.shown_to = a.known_as OR f.shown_to = 'colleague'::text AND a.known_as = 'direction'::text)
UNION ALL
 SELECT p.id AS viewer_id,
    p.id AS subject_id,
    f.field
   FROM directory.person p
     CROSS JOIN ( SELECT DISTINCT r.field
           FROM directory.field_rule r) f;

create view directory.sight as
 SELECT p.id AS viewer_id,
    p.id AS subject_id,
    'self'::text AS because,
    NULL::uuid AS structure_id,
    NULL::date AS valid_from,
    NULL::date AS valid_to
   FROM directory.person p
UNION ALL
 SELECT r.responsable_id AS viewer_id,
    r.pupil_id AS subject_id,
    'my-child'::text AS because,
    NULL::uuid AS structure_id,
    r.valid_from,
    r.valid_to
   FROM directory.responsibility_today r
  WHERE r.niveau_responsabilite = ANY (ARRAY[1, 2])
UNION ALL
 SELECT t.person_id AS viewer_id,
    m.person_id AS subject_id,
    'my-pupil'::text AS because,
    t.structure_id,
    GREATEST(t.valid_from, m.valid_from) AS valid_from,
    LEAST(t.valid_to, m.valid_to) AS valid_to
   FROM directory.teaching_today t
     JOIN directory.membership_whole m ON m.group_id = t.group_id
UNION ALL
 SELECT mine.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-school'::text AS because,
    mine.structure_id,
    GREATEST(mine.valid_from, theirs.valid_from) AS valid_from,
    LEAST(mine.valid_to, theirs.valid_to) AS valid_to
   FROM directory.membership_whole mine
     JOIN directory.sight_rule r ON r.profile = mine.code AND r.because = 'my-school'::text
     JOIN directory.membership_whole theirs ON theirs.structure_id = mine.structure_id AND theirs.kind = 'profile'::text AND theirs.code = r.sees
  WHERE mine.kind = 'profile'::text
UNION ALL
 SELECT w.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-school'::text AS because,
    theirs.structure_id,
    GREATEST(w.valid_from, theirs.valid_from) AS valid_from,
    LEAST(w.valid_to, theirs.valid_to) AS valid_to
   FROM directory.lent_eye w
     JOIN directory.membership_whole theirs ON theirs.structure_id = w.structure_id AND theirs.kind = 'profile'::text AND (theirs.code = ANY (ARRAY['ELV'::text, 'ENS'::text]))
UNION ALL
 SELECT w.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-perimeter'::text AS because,
    theirs.structure_id,
    GREATEST(w.valid_from, theirs.valid_from) AS valid_from,
    LEAST(w.valid_to, theirs.valid_to) AS valid_to
   FROM directory.administering w
     JOIN directory.membership_whole theirs ON theirs.kind = 'profile'::text
  WHERE w.structure_id IS NULL
UNION ALL
 SELECT w.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-perimeter'::text AS because,
    theirs.structure_id,
    GREATEST(w.valid_from, theirs.valid_from) AS valid_from,
    LEAST(w.valid_to, theirs.valid_to) AS valid_to
   FROM directory.administering w
     JOIN directory.membership_whole theirs ON theirs.structure_id = w.structure_id AND theirs.kind = 'profile'::text
UNION ALL
 SELECT w.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-perimeter'::text AS because,
    theirs.structure_id,
    GREATEST(w.valid_from, u.valid_from, theirs.valid_from) AS valid_from,
    LEAST(w.valid_to, u.valid_to, theirs.valid_to) AS valid_to
   FROM directory.administering w
     JOIN directory.structure_under u ON u.over_id = w.structure_id
     JOIN directory.membership_whole theirs ON theirs.structure_id = u.structure_id AND theirs.kind = 'profile'::text
UNION ALL
 SELECT mine.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-perimeter'::text AS because,
    theirs.structure_id,
    GREATEST(mine.valid_from, u.valid_from, theirs.valid_from) AS valid_from,
    LEAST(mine.valid_to, u.valid_to, theirs.valid_to) AS valid_to
   FROM directory.membership_whole mine
     JOIN directory.sight_rule r ON r.profile = mine.code AND r.because = 'my-perimeter'::text
     JOIN directory.structure_under u ON u.over_id = mine.structure_id
     JOIN directory.membership_whole theirs ON theirs.structure_id = u.structure_id AND theirs.kind = 'profile'::text AND theirs.code = r.sees
  WHERE mine.kind = 'profile'::text
UNION ALL
 SELECT t.tutor_id AS viewer_id,
    t.pupil_id AS subject_id,
    'my-apprentice'::text AS because,
    t.structure_id,
    t.valid_from,
    t.valid_to
   FROM directory.tutoring_today t
UNION ALL
 SELECT t.pupil_id AS viewer_id,
    t.tutor_id AS subject_id,
    'my-tutor'::text AS because,
    t.structure_id,
    t.valid_from,
    t.valid_to
   FROM directory.tutoring_today t
UNION ALL
 SELECT mine.person_id AS viewer_id,
    t.tutor_id AS subject_id,
    'my-school'::text AS because,
    t.structure_id,
    GREATEST(mine.valid_from, t.valid_from) AS valid_from,
    LEAST(mine.valid_to, t.valid_to) AS valid_to
   FROM directory.membership_whole mine
     JOIN directory.sight_rule r ON r.profile = mine.code AND r.because = 'my-school'::text AND r.sees = 'TUE'::text
     JOIN directory.tutoring_today t ON t.structure_id = mine.structure_id
  WHERE mine.kind = 'profile'::text
UNION ALL
 SELECT w.person_id AS viewer_id,
    t.tutor_id AS subject_id,
    'my-perimeter'::text AS because,
    t.structure_id,
    GREATEST(w.valid_from, t.valid_from) AS valid_from,
    LEAST(w.valid_to, t.valid_to) AS valid_to
   FROM directory.administering w
     JOIN directory.tutoring_today t ON t.structure_id = w.structure_id
UNION ALL
 SELECT w.person_id AS viewer_id,
    t.tutor_id AS subject_id,
    'my-perimeter'::text AS because,
    t.structure_id,
    GREATEST(w.valid_from, u.valid_from, t.valid_from) AS valid_from,
    LEAST(w.valid_to, u.valid_to, t.valid_to) AS valid_to
   FROM directory.administering w
     JOIN directory.structure_under u ON u.over_id = w.structure_id
     JOIN directory.tutoring_today t ON t.structure_id = u.structure_id;

create view directory.structure_card as
 SELECT id AS structure_id,
    uai,
    name,
    kind,
    department,
    city,
    time_zone,
    missing_since
   FROM directory.structure;

create view directory.structure_under as
 SELECT l.to_id AS over_id,
    l.structure_id,
    l.valid_from,
    l.valid_to
   FROM directory.structure_link l
     JOIN directory.link_kind k ON k.kind = l.kind AND k.gives_sight
  WHERE l.valid_from <= (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = l.structure_id)) AND (l.valid_to IS NULL OR l.valid_to > (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = l.structure_id)));

create view directory.teaching_today as
 SELECT t.person_id,
    t.group_id,
    g.structure_id,
    g.kind,
    g.code,
    g.label,
    t.matiere,
    t.valid_from,
    t.valid_to
   FROM directory.teaching t
     JOIN directory.people_group g ON g.id = t.group_id
  WHERE t.valid_from <= (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = g.structure_id)) AND (t.valid_to IS NULL OR t.valid_to > (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = g.structure_id))) AND (( SELECT true
           FROM directory.departure d
          WHERE d.person_id = t.person_id)) IS NULL;

create view directory.tutoring_today as
 SELECT t.id,
    t.tutor_id,
    t.pupil_id,
    t.structure_id,
    t.company_id,
    t.kind,
    GREATEST(t.valid_from, pupil.valid_from, tutor.valid_from) AS valid_from,
    LEAST(t.valid_to, pupil.valid_to, tutor.valid_to) AS valid_to
   FROM directory.tutoring t
     CROSS JOIN LATERAL ( SELECT m.valid_from,
            m.valid_to
           FROM directory.membership_whole m
          WHERE m.person_id = t.pupil_id AND m.structure_id = t.structure_id AND m.kind = 'profile'::text AND m.code = 'ELV'::text
         OFFSET 0) pupil
     CROSS JOIN LATERAL ( SELECT m.valid_from,
            m.valid_to
           FROM directory.membership_whole m
          WHERE m.person_id = t.tutor_id AND m.structure_id = t.company_id AND m.kind = 'profile'::text AND m.code = 'TUE'::text
         OFFSET 0) tutor
  WHERE t.valid_from <= (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = t.structure_id)) AND t.valid_to > (( SELECT directory.today_in(s.time_zone) AS today_in
           FROM directory.structure s
          WHERE s.id = t.structure_id));

CREATE OR REPLACE FUNCTION directory.alias_class(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select replace(said, ':', ' ')
$function$;

CREATE OR REPLACE FUNCTION directory.alias_part(said text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select trim(both ' ' from regexp_replace(upper(public.unaccent('public.unaccent'::regdictionary, said)), '[:\s]+', ' ', 'g'))
$function$;

CREATE OR REPLACE FUNCTION directory.ask_regroup()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  many constant int := 20000;
  of_person constant text := tg_argv[0];
  caused constant text := case when tg_table_name = 'group_member' then 'where directory.is_cause(t.source)' else '' end;
  rows constant text := case tg_op
    when 'INSERT' then 'select * from fresh'
    when 'DELETE' then 'select * from stale'
    else '(select * from fresh except all select * from stale) union all (select * from stale except all select * from fresh)' end;
begin
  execute format($q$
    with who as materialized (select distinct t.%1$I as id from (%2$s) t %3$s),
    size as (select count(*) > $1 as is_large from who)
    insert into directory.regroup (person_id)
    select null from size where is_large
    union all
    select p.id from directory.person p where p.id in (select id from who) and not (select is_large from size)$q$,
    of_person, rows, caused) using many;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION directory.beginning_with(typed text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select string_agg('''' || word || ''':*', ' & ')::tsquery from unnest((directory.plain_words(typed))[1:6]) as word
$function$;

CREATE TRIGGER regroup_came AFTER INSERT ON directory.custody_restriction REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('responsable_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.custody_restriction REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('responsable_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.custody_restriction REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('responsable_id');

CREATE TRIGGER regroup_came AFTER INSERT ON directory.departure REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.departure REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.departure REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE OR REPLACE FUNCTION directory.derive_groups(people uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  touched uuid[];
begin
  with wanted as materialized (select * from directory.derived_members(people)),
  made as (
    insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
    select w.structure_id, w.kind, w.code,
      case w.kind
        when 'level' then 'Élèves de ' || coalesce((select n.label from directory.niveau n where n.code = w.code), w.code)
        when 'matiere' then coalesce((select m.label from directory.matiere m where m.code = w.code), w.code)
        else coalesce((select p.label from directory.function_profile p where p.function_code = w.code), w.code) end,
      'derived', min(w.valid_from)
    from wanted w group by 1, 2, 3
    on conflict (structure_id, kind, code) do nothing
    returning id, structure_id, kind, code),
  placed as materialized (
    select g.id, w.person_id, w.valid_from, w.valid_to
    from wanted w
    join (select id, structure_id, kind, code from directory.people_group union all select * from made) g
      on g.structure_id = w.structure_id and g.kind = w.kind and g.code = w.code),
  gone as (
    delete from directory.group_member m
    where m.person_id = any(people) and m.source = 'derived'
      and (m.group_id, m.person_id, m.valid_from) not in (select id, person_id, valid_from from placed)
    returning m.group_id),
  come as (
    insert into directory.group_member as m (group_id, person_id, source, valid_from, valid_to)
    select id, person_id, 'derived', valid_from, valid_to from placed
    order by 1, 2
    on conflict (group_id, person_id, source, valid_from) do update set valid_to = excluded.valid_to
      where m.valid_to is distinct from excluded.valid_to
    returning group_id)
  select array_agg(distinct group_id) into touched
  from (select group_id from gone union all select group_id from come) t;

  update directory.people_group g set valid_from = least(g.valid_from, x.valid_from), valid_to = x.valid_to
  from (
    select t.id, coalesce(min(m.valid_from), current_date) as valid_from,
      case when bool_or(m.group_id is not null and m.valid_to is null) then null
           else coalesce(max(m.valid_to), current_date) end as valid_to
    from (select distinct unnest(touched) as id) t
    left join directory.group_member m on m.group_id = t.id
    group by t.id) x
  where g.id = x.id and (g.valid_to is distinct from x.valid_to or g.valid_from > x.valid_from);
end $function$;

CREATE OR REPLACE FUNCTION directory.derived_members(people uuid[])
 RETURNS TABLE(structure_id uuid, kind text, code text, person_id uuid, valid_from date, valid_to date)
 LANGUAGE sql
 STABLE
AS $function$
  select x.structure_id, x.kind, x.code, x.person_id, lower(held), upper(held)
  from (
    select f.structure_id, f.kind, f.code, f.person_id, unnest(range_agg(daterange(f.valid_from, f.valid_to))) as held
    from (
      select o.structure_id, 'level' as kind, coalesce(nullif(o.niv_formation, ''), m.niv_formation) as code, o.person_id,
        o.valid_from, o.valid_to
      from directory.schooling o left join directory.mef m on m.code = o.mef where o.person_id = any(people)
      union all
      select g.structure_id, 'matiere', nullif(t.matiere, ''), t.person_id, t.valid_from, t.valid_to
      from directory.teaching t join directory.people_group g on g.id = t.group_id where t.person_id = any(people)
      union all
      select o.structure_id, 'function', nullif(o.code, '-'), o.person_id, o.valid_from, o.valid_to
      from directory.function o where o.person_id = any(people)) f
    where f.code is not null and f.valid_to is distinct from f.valid_from
    group by 1, 2, 3, 4) x
$function$;

CREATE OR REPLACE FUNCTION directory.doing(typed text, structures uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with asked as materialized (select directory.beginning_with(typed) as query),
  place as materialized (
    select unnest(structures) as id union all select s.id from directory.structure s where structures is null),
  class as materialized (
    select g.id from asked join directory.people_group g on directory.found_by(g.label, g.code) @@ asked.query
    where g.kind in ('division', 'groupe') and g.valid_to is null
      and g.structure_id in (select id from place)),
  matter as materialized (
    select directory.beginning_with(w.means) as query from directory.said_word w where w.word = typed and w.kind = 'matiere'
    union all
    select query from asked where length(typed) >= 3),
  taught as materialized (
    select mat.code from matter join directory.matiere mat on directory.found_by(mat.label) @@ matter.query),
  functions as materialized (
    select w.means as code from directory.said_word w where w.word = typed and w.kind = 'function'
    union
    select p.function_code from asked join directory.function_profile p on p.found_as @@ asked.query
    where length(typed) >= 4)
  select m.person_id from class join directory.membership_whole m on m.group_id = class.id
  union
  select t.person_id from class join directory.teaching_today t on t.group_id = class.id
  union
  select t.person_id from (select distinct code from taught) m
  cross join lateral (
    select t.person_id, t.structure_id from directory.teaching_today t where t.matiere = m.code offset 0) t
  where (structures is null or cardinality(structures) > 5) and t.structure_id in (select id from place)
  union
  select t.person_id from place
  cross join lateral (select g.id from directory.people_group g where g.structure_id = place.id offset 0) g
  cross join lateral (select t.person_id, t.matiere from directory.teaching_today t where t.group_id = g.id offset 0) t
  where cardinality(structures) <= 5 and exists (select from taught) and t.matiere in (select code from taught)
  union
  select f.person_id from matter join directory.function f on directory.found_by(f.discipline_label) @@ matter.query
  where f.valid_to is null and f.structure_id in (select id from place)
  union
  select f.person_id from functions join directory.function f on f.code = functions.code
  where f.valid_to is null and f.structure_id in (select id from place)
  union
  select m.person_id from directory.said_word w cross join place
  cross join lateral (
    select g.id from directory.people_group g
    where g.structure_id = place.id and g.kind = 'profile' and g.code = w.means offset 0) g
  cross join lateral (select m.person_id from directory.membership_whole m where m.group_id = g.id offset 0) m
  where w.word = typed and w.kind = 'profile'
  union
  select m.person_id from directory.said_word w cross join place
  cross join lateral (
    select g.id from directory.people_group g where g.structure_id = place.id and g.kind = 'head-teachers' offset 0) g
  cross join lateral (select m.person_id from directory.membership_whole m where m.group_id = g.id offset 0) m
  where w.word = typed and w.kind = 'head'
$function$;

CREATE OR REPLACE FUNCTION directory.follow_missing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.missing_since is null then
    delete from directory.departure where person_id = new.id and cause <> 'decision';
  elsif not directory.is_staying(new.id) then
    insert into directory.departure (person_id, cause, since)
    values (new.id, 'feed', least(new.missing_since, directory.today_in('Europe/Paris'))) on conflict do nothing;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION directory.follow_tutoring(tutor uuid, company uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from directory.group_member m using directory.people_group g
  where g.structure_id = company and g.kind = 'profile' and g.code = 'TUE' and m.group_id = g.id
    and m.person_id = tutor and m.source = 'local';
  insert into directory.group_member (group_id, person_id, source, valid_from, valid_to)
  select directory.tutors_of(company), tutor, 'local', min(valid_from), max(valid_to)
  from directory.tutoring where tutor_id = tutor and company_id = company
  having count(*) > 0;
$function$;

CREATE OR REPLACE FUNCTION directory.found_by(VARIADIC names text[])
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  return array_to_tsvector(array_remove(string_to_array(regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, left(array_to_string(names, ' '), 400))),
    '[^[:alnum:]]+' collate "fr-x-icu", ' ', 'g'), ' '), ''));
end $function$;

CREATE TRIGGER regroup_came AFTER INSERT ON directory.function REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.function REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.function REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_came AFTER INSERT ON directory.group_member REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.group_member REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.group_member REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE OR REPLACE FUNCTION directory.is_cause(source text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select source !~ '^(derived$|rule$|group:)'
$function$;

CREATE OR REPLACE FUNCTION directory.is_staying(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (select from directory.stay t join directory.structure s on s.id = t.structure_id
    where t.person_id = person and t.valid_to > directory.today_in(s.time_zone))
$function$;

CREATE OR REPLACE FUNCTION directory.is_told(responsable uuid, structure uuid, group_kind text, group_code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 10
AS $function$
  select exists (select from directory.responsibility_today r
    join directory.membership_whole k on k.person_id = r.pupil_id and k.structure_id = structure
      and k.kind = case group_kind when 'responsables' then 'division' else 'profile' end
      and k.code = case group_kind when 'responsables' then group_code else 'ELV' end
    where r.responsable_id = responsable and r.niveau_responsabilite in (1, 2))
$function$;

CREATE OR REPLACE FUNCTION directory.is_unlisted(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 10
AS $function$
  select exists (select from directory.unlisted u where u.person_id = person)
$function$;

CREATE OR REPLACE FUNCTION directory.known_as(because text, viewer uuid, structure uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return case because
    when 'my-child' then 'parent'
    when 'my-pupil' then 'teacher'
    when 'my-school' then case when directory.watches_over(viewer, structure) then 'direction' else 'colleague' end
    when 'my-perimeter' then case when exists (select from directory.administering w where w.person_id = viewer)
      then 'administrator' else 'academie' end
    else because end;
end $function$;

CREATE OR REPLACE FUNCTION directory.leaning_on(target regclass, ids uuid[], but jsonb)
 RETURNS TABLE(place text, id uuid)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  key record;
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col, coalesce(but->>c.conrelid::regclass::text,
      case when exists (select from pg_attribute p where p.attrelid = c.conrelid and p.attname = 'password_hash')
        then coalesce((
          select string_agg(format('exists (select from %s v where v.%I = t.id)', v.conrelid::regclass, b.attname), ' or ')
          from pg_constraint v join pg_attribute b on b.attrelid = v.conrelid and b.attnum = v.conkey[1]
          where v.contype = 'f' and v.confrelid = c.conrelid and v.conrelid::regclass::text like '%.session'
        ), 't.password_hash is not null') else 'true' end) as counts
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1 and c.conparentid = 0
    order by 1, 2
  loop
    return query execute format('select %L::text, t.%I from %s t where t.%I = any($1) and (%s)', key.place, key.col, key.place,
      key.col, key.counts) using ids;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION directory.link_kind_of(type_code text, kind text, to_type_code text, to_kind text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case
    when to_type_code = '809' then 'circonscription'
    when to_kind = 'collectivite' then 'collectivite'
    when type_code in ('334', '335', '390') then 'annexe'
    when (select count(*) = 2 from (values (link_kind_of.kind), (to_kind)) as k(kind)
          join directory.structure_kind s on s.kind = k.kind and s.is_school) then 'cite-scolaire'
    else 'rattachement-fonctionnel' end
$function$;

CREATE OR REPLACE FUNCTION directory.ministry_of(said text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select code from directory.ministry where said ~* pattern order by place limit 1
$function$;

CREATE OR REPLACE FUNCTION directory.move_rows(house text, target regclass, from_id uuid, into_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  key record;
  found record;
  moved jsonb[] := '{}';
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col,
           exists (select from pg_constraint r where r.contype = 'f' and r.confrelid = c.conrelid) as is_referenced
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1 and c.conparentid = 0
      and t.relnamespace = house::regnamespace
    order by 1, 2
  loop
    for found in execute format('select ctid, tableoid, to_jsonb(t) as said from %s t where %I = $1 order by to_jsonb(t)::text', key.place, key.col)
      using from_id
    loop
      begin
        execute format('update %s set %I = $1 where ctid = $2 and tableoid = $3', key.place, key.col)
          using into_id, found.ctid, found.tableoid;
        moved := moved || jsonb_build_object('place', key.place, 'column', key.col, 'was', found.said, 'how', 'moved');
      exception when unique_violation or exclusion_violation then
        if key.is_referenced then raise; end if;
        execute format('delete from %s where ctid = $1 and tableoid = $2', key.place) using found.ctid, found.tableoid;
        moved := moved || jsonb_build_object('place', key.place, 'column', key.col, 'was', found.said, 'how', 'dropped');
      end;
    end loop;
  end loop;
  return to_jsonb(moved);
end $function$;

CREATE OR REPLACE FUNCTION directory.near_words(typed text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET "pg_trgm.similarity_threshold" TO '0.25'
AS $function$
  select array_agg(n.word) from (
    select w.word from directory.name_word w
    where w.word % typed and levenshtein_less_equal(w.word, typed, 2)
      <= case when length(typed) < 6 and not directory.same_letters(w.word, typed) then 1 else 2 end
    order by levenshtein(w.word, typed), similarity(w.word, typed) desc, w.word limit 12) n
$function$;

CREATE TRIGGER follow_missing AFTER UPDATE OF missing_since ON directory.person FOR EACH ROW WHEN (old.missing_since IS DISTINCT FROM new.missing_since) EXECUTE FUNCTION directory.follow_missing();

CREATE OR REPLACE FUNCTION directory.plain_name(text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  return trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, left($1, 400))),
    '[^[:alnum:]]+' collate "fr-x-icu", ' ', 'g'));
end $function$;

CREATE OR REPLACE FUNCTION directory.plain_words(text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_remove(string_to_array(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, left($1, 400))),
    '[^[:alnum:]]+' collate "fr-x-icu", ' ', 'g'), ' '), '')
$function$;

CREATE OR REPLACE FUNCTION directory.pointing_at(person uuid)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  key record;
  is_there boolean;
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'directory.person'::regclass and cardinality(c.conkey) = 1
      and c.conparentid = 0
    order by 1, 2
  loop
    execute format('select exists (select from %s where %I = $1)', key.place, key.col) into is_there using person;
    if is_there then return next key.place || '.' || key.col; end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION directory.profile_group(structure uuid, profile text)
 RETURNS uuid
 LANGUAGE sql
AS $function$
  insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
  select structure, 'profile', profile,
    case profile when 'ENS' then 'Enseignants' when 'DOC' then 'Documentalistes' when 'EVS' then 'Vie scolaire'
      else 'Personnels administratifs, techniques et d’encadrement' end,
    'local', directory.today_in(s.time_zone)
  from directory.structure s where s.id = structure
  on conflict (structure_id, kind, code) do update set valid_to = null
  returning id
$function$;

CREATE OR REPLACE FUNCTION directory.put_back_rows(rows jsonb, from_id uuid, into_id uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  one jsonb;
  place regclass;
  col text;
  names text;
  meets text;
begin
  for one in select value from jsonb_array_elements(rows) with ordinality order by ordinality desc loop
    place := (one->>'place')::regclass;
    col := one->>'column';
    select string_agg(format('%I', attname), ', ' order by attnum) into names
    from pg_attribute where attrelid = place and attnum > 0 and not attisdropped and attgenerated = '';
    select string_agg(format('t.%I = was.%I', a.attname, a.attname), ' and ') into meets
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = place and i.indisprimary;
    if meets is null then raise exception '% has no primary key', place; end if;
    if one->>'how' = 'dropped' then
      execute format('insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::%s, $1)',
        place, names, names, place) using one->'was';
    elsif one->>'how' = 'changed' then
      execute format('update %s t set (%s) = (select %s from jsonb_populate_record(null::%s, $1)) from jsonb_populate_record(null::%s, $1) was where %s',
        place, names, names, place, place, meets) using one->'was';
    else
      execute format('update %s t set %I = $1 from jsonb_populate_record(null::%s, $2) was where %s and t.%I = $3',
        place, col, place, meets, col)
      using from_id, one->'was' || jsonb_build_object(col, into_id), into_id;
    end if;
  end loop;
end $function$;

CREATE TRIGGER regroup_came AFTER INSERT ON directory.responsibility REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('responsable_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.responsibility REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('responsable_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.responsibility REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('responsable_id');

CREATE OR REPLACE FUNCTION directory.said_of(house text, person uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  key record;
  digest text;
  said jsonb := '{}';
begin
  for key in
    select c.conrelid::regclass::text as place, a.attname as col
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'directory.person'::regclass and cardinality(c.conkey) = 1
      and c.conparentid = 0 and t.relnamespace = house::regnamespace and c.conrelid <> 'directory.regroup'::regclass
    union select 'directory.person', 'id' where house = 'directory'
    order by 1, 2
  loop
    execute format($q$select md5(coalesce(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) from %s t where %I = $1 %s$q$,
      key.place, key.col,
      case when key.place = 'directory.group_member' then 'and directory.is_cause(t.source)' else '' end)
    into digest using person;
    said := said || jsonb_build_object(key.place || '.' || key.col, digest);
  end loop;
  return said;
end $function$;

CREATE OR REPLACE FUNCTION directory.same_letters(one text, other text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array(select unnest(string_to_array(one, null)) order by 1) = array(select unnest(string_to_array(other, null)) order by 1)
$function$;

CREATE TRIGGER regroup_came AFTER INSERT ON directory.schooling REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.schooling REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.schooling REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_came AFTER INSERT ON directory.teaching REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_changed AFTER UPDATE ON directory.teaching REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE TRIGGER regroup_went AFTER DELETE ON directory.teaching REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION directory.ask_regroup('person_id');

CREATE OR REPLACE FUNCTION directory.today_in(time_zone text)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select (now() at time zone time_zone)::date
$function$;

CREATE OR REPLACE FUNCTION directory.tutors_of(company uuid)
 RETURNS uuid
 LANGUAGE sql
AS $function$
  insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
  select s.id, 'profile', 'TUE', 'Tuteurs', 'local', directory.today_in(s.time_zone)
  from directory.structure s where s.id = company
  on conflict (structure_id, kind, code) do update set valid_to = null
  returning id
$function$;

CREATE OR REPLACE FUNCTION directory.watches_over(viewer uuid, structure uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (select from directory.membership_whole m
      where m.person_id = viewer and m.structure_id = structure and m.kind = 'profile' and m.code in ('DIR', 'EVS'))
    or exists (select from directory.lent_eye e where e.person_id = viewer and e.structure_id = structure)
$function$;
