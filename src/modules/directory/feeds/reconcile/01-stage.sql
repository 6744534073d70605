-- Where a feed is put before anything is compared. Temporary: it goes with the connection.
create temp table this_feed (
  source text not null, academy text not null, day date not null, feed_kind text not null,
  is_first boolean not null,                            -- of its source
  since date not null                                   -- start of what is new: the school year for a first feed, else the day
);
create temp table stage_structure (
  new_id uuid, hash bigint, id text, uai text, siret text, name text, kind_hint text, type_code text, ministry text,
  contract text, academy text, street text, postal_code text, city text, phone text, email text, attached_to text[],
  division_code text[], division_label text[], division_mefs text[],
  groupe_code text[], groupe_label text[], groupe_divisions text[]
);
create temp table stage_matiere (new_id uuid, hash bigint, id text, label text, rattach text);
create temp table stage_mef (
  new_id uuid, hash bigint, id text, label text, rattach text, stat11 text, niv_formation text, filiere text
);
create temp table stage_person (
  new_id uuid, hash bigint, type text, id text, civility text, family_name text, given_name text, birth_name text,
  other_given_names text[], birth_date date, email text, home_phone text, address jsonb, structure text,
  -- Eleve
  ine text, siecle_id text, structure_from date, mef text, mef_label text, niv_formation text, filiere text,
  statut text, regime text, enseignements text[],
  relation_id text[], relation_lien text[], relation_level smallint[], relation_financial boolean[],
  relation_contact smallint[], relation_pays boolean[],
  division_structure text[], division_code text[], division_from date[], groupe_structure text[], groupe_code text[],
  waits boolean,
  -- PersRelEleve
  work_phone text, mobile text, sms_phone text, address_shared boolean,
  -- PersEducNat
  sts_id text, is_teacher boolean,
  function_structure text[], function_code text[], function_label text[], function_discipline text[],
  function_discipline_label text[], heads text[],
  teaching_kind text[], teaching_structure text[], teaching_code text[], teaching_matiere text[],
  head_structure text[], head_code text[]
);
create temp table unmet (hash bigint);                  -- of records changed or gone
create temp table held (type text, id text);            -- refused now: what is known of them stays
create temp table deleted (type text, id text);         -- a delta says that they are no more
create temp table named (structure text, kind text, code text, label text);  -- names of groups told beside their members

-- What the comparison finds out on its way.
create temp table group_touched (group_id uuid);        -- may have begun or ceased to live
create temp table pending (type text, id text);         -- names somebody or something that is not there
create temp table tally (name text, n bigint);
create temp table record_dropped (source text, type text, id text);  -- what a source said is forgotten
