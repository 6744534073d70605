-- The schema “directory” after every migration. Written by bin/preau documents: do not edit.

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
  constraint power_pkey PRIMARY KEY (id),
  constraint power_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint power_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE CASCADE,
  constraint power_reason_check CHECK (reason <> ''::text),
  constraint power_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
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
  constraint structure_pkey PRIMARY KEY (id),
  constraint structure_kind_check CHECK (kind = ANY (ARRAY['ecole'::text, 'college'::text, 'lycee'::text, 'lycee-professionnel'::text, 'lycee-agricole'::text, 'erea'::text, 'cfa'::text, 'ef2s'::text, 'academie'::text, 'collectivite'::text, 'autre'::text])),
  constraint structure_name_check CHECK (name <> ''::text),
  constraint structure_uai_check CHECK (uai ~ '^[0-9]{7}[A-Z]$'::text),
  constraint structure_uai_key UNIQUE (uai)
);

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

create table directory.structure_link (
  structure_id uuid not null,
  kind         text not null,
  to_id        uuid not null,
  source       text not null,
  valid_from   date not null,
  valid_to     date,
  constraint structure_link_pkey PRIMARY KEY (structure_id, kind, to_id, valid_from),
  constraint structure_link_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint structure_link_kind_check CHECK (kind = ANY (ARRAY['rattachement-fonctionnel'::text, 'cite-scolaire'::text, 'academie'::text, 'circonscription'::text, 'collectivite'::text])),
  constraint structure_link_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES directory.structure(id) ON DELETE CASCADE,
  constraint structure_link_to_id_fkey FOREIGN KEY (to_id) REFERENCES directory.structure(id) ON DELETE CASCADE
);
CREATE INDEX structure_link_to_id_idx ON directory.structure_link USING btree (to_id);

create table directory.structure_type (
  type_code text not null,
  kind      text not null,
  label     text not null,
  constraint structure_type_pkey PRIMARY KEY (type_code)
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

create view directory.membership as
 SELECT m.person_id,
    m.group_id,
    g.structure_id,
    g.kind,
    g.code,
    g.label
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
    w.structure_id
   FROM directory.power w
     LEFT JOIN directory.structure s ON s.id = w.structure_id
  WHERE w.valid_from <= directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)) AND (w.valid_to IS NULL OR w.valid_to > directory.today_in(COALESCE(s.time_zone, 'Europe/Paris'::text)));

create view directory.responsibility_today as
 SELECT pupil_id,
    responsable_id,
    lien,
    niveau_responsabilite,
    contact_priority
   FROM directory.responsibility r
  WHERE valid_from <= directory.today_in('Europe/Paris'::text) AND (valid_to IS NULL OR valid_to > directory.today_in('Europe/Paris'::text));

create view directory.sight as
 SELECT p.id AS viewer_id,
    p.id AS subject_id,
    'self'::text AS because,
    NULL::uuid AS structure_id
   FROM directory.person p
UNION ALL
 SELECT r.responsable_id AS viewer_id,
    r.pupil_id AS subject_id,
    'my-child'::text AS because,
    NULL::uuid AS structure_id
   FROM directory.responsibility_today r
  WHERE r.niveau_responsabilite = ANY (ARRAY[1, 2])
UNION ALL
 SELECT t.person_id AS viewer_id,
    m.person_id AS subject_id,
    'my-pupil'::text AS because,
    t.structure_id
   FROM directory.teaching_today t
     JOIN directory.membership m ON m.group_id = t.group_id
UNION ALL
 SELECT mine.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-school'::text AS because,
    mine.structure_id
   FROM directory.membership mine
     JOIN directory.membership theirs ON theirs.structure_id = mine.structure_id AND theirs.kind = 'profile'::text
  WHERE mine.kind = 'profile'::text AND (mine.code = ANY (ARRAY['DIR'::text, 'EVS'::text]))
UNION ALL
 SELECT w.person_id AS viewer_id,
    theirs.person_id AS subject_id,
    'my-perimeter'::text AS because,
    theirs.structure_id
   FROM directory.power w
     JOIN directory.membership theirs ON theirs.kind = 'profile'::text AND (w.structure_id IS NULL OR theirs.structure_id = w.structure_id)
  WHERE w.verb = 'administer'::text AND w.valid_from <= CURRENT_DATE AND (w.valid_to IS NULL OR w.valid_to > CURRENT_DATE);

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

create view directory.teaching_today as
 SELECT t.person_id,
    t.group_id,
    g.structure_id,
    g.kind,
    g.code,
    g.label,
    t.matiere
   FROM directory.teaching t
     JOIN directory.people_group g ON g.id = t.group_id
     JOIN directory.structure s ON s.id = g.structure_id
  WHERE t.valid_from <= directory.today_in(s.time_zone) AND (t.valid_to IS NULL OR t.valid_to > directory.today_in(s.time_zone));

CREATE OR REPLACE FUNCTION directory.today_in(time_zone text)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select (now() at time zone time_zone)::date
$function$;
