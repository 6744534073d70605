-- The schema “directory” after every migration. Written by bin/preau documents: do not edit.

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

create table directory.feed (
  id          uuid not null default kernel.uuidv7(),
  source      text not null,
  kind        text not null,
  feed_date   date not null,
  started_at  timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  outcome     text,
  report      jsonb,
  constraint feed_pkey PRIMARY KEY (id),
  constraint feed_kind_check CHECK (kind = ANY (ARRAY['complete'::text, 'delta'::text])),
  constraint feed_outcome_check CHECK (outcome = ANY (ARRAY['applied'::text, 'refused'::text]))
);
CREATE INDEX feed_source_feed_date_idx ON directory.feed USING btree (source, feed_date DESC);
CREATE INDEX feed_started_at_idx ON directory.feed USING btree (started_at DESC);

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
CREATE INDEX function_structure_id_idx ON directory.function USING btree (structure_id);

create table directory.function_profile (
  function_code text not null,
  profile       text,
  label         text not null,
  constraint function_profile_pkey PRIMARY KEY (function_code),
  constraint function_profile_profile_check CHECK (profile = ANY (ARRAY['ENS'::text, 'DOC'::text, 'DIR'::text, 'EVS'::text, 'ETA'::text, 'ACA'::text, 'COL'::text]))
);

create table directory.group_member (
  group_id   uuid not null,
  person_id  uuid not null,
  source     text not null,
  valid_from date not null,
  valid_to   date,
  constraint group_member_pkey PRIMARY KEY (group_id, person_id, source, valid_from),
  constraint group_member_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint group_member_group_id_fkey FOREIGN KEY (group_id) REFERENCES directory.people_group(id) ON DELETE CASCADE,
  constraint group_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE
);
CREATE INDEX group_member_person_id_idx ON directory.group_member USING btree (person_id);

create table directory.lien (
  code  text not null,
  label text not null,
  constraint lien_pkey PRIMARY KEY (code)
);

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
  constraint people_group_pkey PRIMARY KEY (id),
  constraint people_group_kind_check CHECK (kind = ANY (ARRAY['profile'::text, 'division'::text, 'groupe'::text, 'responsables'::text, 'teaching-team'::text, 'head-teachers'::text])),
  constraint people_group_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint people_group_structure_id_kind_code_key UNIQUE (structure_id, kind, code)
);
CREATE INDEX people_group_found_by ON directory.people_group USING gin (directory.found_by(VARIADIC ARRAY[label, code])) WHERE ((kind = ANY (ARRAY['division'::text, 'groupe'::text])) AND (valid_to IS NULL));

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
  constraint person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_academic_email_idx ON directory.person USING btree (academic_email) WHERE (academic_email IS NOT NULL);
CREATE INDEX person_found_by ON directory.person USING gin (directory.found_by(VARIADIC ARRAY[given_name, family_name, birth_name]));
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
  constraint power_pkey PRIMARY KEY (id),
  constraint power_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint power_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint power_given_by_fkey FOREIGN KEY (given_by) REFERENCES directory.person(id) ON DELETE SET NULL,
  constraint power_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint power_reason_check CHECK (reason <> ''::text),
  constraint power_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX power_ended_by_idx ON directory.power USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX power_given_by_idx ON directory.power USING btree (given_by) WHERE (given_by IS NOT NULL);
CREATE INDEX power_person_id_idx ON directory.power USING btree (person_id);
CREATE INDEX power_structure_id_idx ON directory.power USING btree (structure_id);

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
  constraint sight_rule_sees_check CHECK (sees = ANY (ARRAY['ELV'::text, 'TUT'::text, 'ENS'::text, 'DOC'::text, 'DIR'::text, 'EVS'::text, 'ETA'::text, 'ACA'::text, 'COL'::text]))
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

create table directory.territory (
  department text not null,
  calendar   text not null,
  time_zone  text not null default 'Europe/Paris'::text,
  constraint territory_pkey PRIMARY KEY (department)
);

create view directory.administering as
 SELECT w.person_id,
    w.structure_id,
    w.valid_from,
    w.valid_to
   FROM directory.power w
     LEFT JOIN directory.structure s ON s.id = w.structure_id
  WHERE w.verb = 'administer'::text AND w.valid_from <= directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)) AND (w.valid_to IS NULL OR w.valid_to > directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)));

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
     JOIN directory.structure s ON s.id = g.structure_id
  WHERE m.valid_from <= directory.today_in(s.time_zone) AND (m.valid_to IS NULL OR m.valid_to > directory.today_in(s.time_zone));

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
    w.valid_to
   FROM directory.power w
     LEFT JOIN directory.structure s ON s.id = w.structure_id
  WHERE w.valid_from <= directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)) AND (w.valid_to IS NULL OR w.valid_to > directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)));

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
  WHERE mine.kind = 'profile'::text;

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
     JOIN directory.structure s ON s.id = l.structure_id
  WHERE l.valid_from <= directory.today_in(s.time_zone) AND (l.valid_to IS NULL OR l.valid_to > directory.today_in(s.time_zone));

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
     JOIN directory.structure s ON s.id = g.structure_id
  WHERE t.valid_from <= directory.today_in(s.time_zone) AND (t.valid_to IS NULL OR t.valid_to > directory.today_in(s.time_zone));

CREATE OR REPLACE FUNCTION directory.beginning_with(typed text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select string_agg('''' || word || ''':*', ' & ')::tsquery from unnest((directory.plain_words(typed))[1:6]) as word
$function$;

CREATE OR REPLACE FUNCTION directory.found_by(VARIADIC names text[])
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(directory.plain_words(array_to_string(names, ' ')))
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
      and c.conparentid = 0 and t.relnamespace = house::regnamespace
    union select 'directory.person', 'id' where house = 'directory'
    order by 1, 2
  loop
    execute format($q$select md5(coalesce(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) from %s t where %I = $1$q$,
      key.place, key.col) into digest using person;
    said := said || jsonb_build_object(key.place || '.' || key.col, digest);
  end loop;
  return said;
end $function$;

CREATE OR REPLACE FUNCTION directory.today_in(time_zone text)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select (now() at time zone time_zone)::date
$function$;
