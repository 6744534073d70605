-- Seeing people: who may know that somebody is there, what of them is shown to whom, and how they are found.

create extension if not exists fuzzystrmatch;

-- The same memberships and teachings as before. Whether somebody left is asked of each row at the end, by a question that
-- the planner does not turn into a join: with a table of which nothing is known yet it read every membership (16 ms for
-- 730), and each arm of sight was planned with one table more.
create or replace view directory.membership_whole as
select m.person_id, m.group_id, g.structure_id, g.kind, g.code, g.label, m.valid_from, m.valid_to
from directory.group_member m
join directory.people_group g on g.id = m.group_id
join directory.structure s on s.id = g.structure_id
where m.valid_from <= directory.today_in(s.time_zone) and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone))
  and (select true from directory.departure d where d.person_id = m.person_id) is null;

create or replace view directory.teaching_today as
select t.person_id, t.group_id, g.structure_id, g.kind, g.code, g.label, t.matiere, t.valid_from, t.valid_to
from directory.teaching t
join directory.people_group g on g.id = t.group_id
join directory.structure s on s.id = g.structure_id
where t.valid_from <= directory.today_in(s.time_zone) and (t.valid_to is null or t.valid_to > directory.today_in(s.time_zone))
  and (select true from directory.departure d where d.person_id = t.person_id) is null;

-- Beyond those about whom one may read, those whom one may know: name, what they do. One row a profile that is known,
-- by whom, how near: in one's classes (for a responsable: those of a child), or anywhere in the school.
create table directory.acquaintance_rule (
  profile text not null check (profile in ('ELV', 'TUT')),
  nearby  text not null check (nearby in ('class', 'school')),
  knows   text not null check (knows in ('ELV', 'ENS', 'DOC', 'DIR', 'EVS')),
  primary key (profile, nearby, knows),
  check (nearby = 'class' or knows <> 'ELV')            -- nobody is given a list of the pupils of a school
);
insert into directory.acquaintance_rule (profile, nearby, knows) values
  ('ELV', 'class', 'ELV'), ('ELV', 'class', 'ENS'), ('ELV', 'school', 'DIR'), ('ELV', 'school', 'EVS'), ('ELV', 'school', 'DOC'),
  ('TUT', 'class', 'ENS'), ('TUT', 'school', 'DIR'), ('TUT', 'school', 'EVS');

-- « Liste rouge »: found by nobody but those whose work it is.
create table directory.unlisted (
  person_id  uuid primary key references directory.person on delete cascade,
  decided_by uuid references directory.person on delete set null,
  decided_at timestamptz not null default now()
);
create index on directory.unlisted (decided_by);
-- Behind a function, so that a table of which nothing is known yet does not lead the planner to read every membership.
create function directory.is_unlisted(person uuid) returns boolean language sql stable parallel safe cost 10 as $$
  select exists (select from directory.unlisted u where u.person_id = person)
$$;

-- Who watches over a school: its direction, its vie scolaire, and whoever was lent the eye of the direction.
create function directory.watches_over(viewer uuid, structure uuid) returns boolean language sql stable parallel safe as $$
  select exists (select from directory.membership_whole m
      where m.person_id = viewer and m.structure_id = structure and m.kind = 'profile' and m.code in ('DIR', 'EVS'))
    or exists (select from directory.lent_eye e where e.person_id = viewer and e.structure_id = structure)
$$;

-- As what one knows somebody: said of each row of sight.
create function directory.known_as(because text, viewer uuid, structure uuid) returns text language sql stable parallel safe as $$
  select case because
    when 'my-child' then 'parent'
    when 'my-pupil' then 'teacher'
    when 'my-school' then case when directory.watches_over(viewer, structure) then 'direction' else 'colleague' end
    when 'my-perimeter' then case when exists (select from directory.administering w where w.person_id = viewer)
      then 'administrator' else 'academie' end
    else because end
$$;

-- Who may know of whom, as what: those of sight, and the nearby ones of pupils and families. Whoever is unlisted stays
-- known to those whose work it is. From a class to its teachers one goes class by class (lateral): left to choose, the
-- planner reads every teaching of the region. True today; the same two people may stand there several times.
create view directory.acquaintance as
select s.viewer_id, s.subject_id, s.structure_id, s.because,
  directory.known_as(s.because, s.viewer_id, s.structure_id) as known_as
from directory.sight s
where not exists (select from directory.unlisted u where u.person_id = s.subject_id)
  or directory.known_as(s.because, s.viewer_id, s.structure_id) not in ('colleague', 'academie')
union all
select mine.person_id, theirs.person_id, mine.structure_id, 'nearby', 'classmate'
from directory.membership_whole mine
join directory.membership_whole theirs on theirs.group_id = mine.group_id
where mine.kind in ('division', 'groupe')
  and exists (select from directory.acquaintance_rule where (profile, nearby, knows) = ('ELV', 'class', 'ELV'))
  and not directory.is_unlisted(theirs.person_id)
union all
select mine.person_id, t.person_id, mine.structure_id, 'nearby', 'pupil'
from directory.membership_whole mine
cross join lateral (select t.person_id from directory.teaching_today t where t.group_id = mine.group_id offset 0) t
where mine.kind in ('division', 'groupe')
  and exists (select from directory.acquaintance_rule where (profile, nearby, knows) = ('ELV', 'class', 'ENS'))
  and not directory.is_unlisted(t.person_id)
union all
select mine.person_id, theirs.person_id, mine.structure_id, 'nearby', 'pupil'
from directory.membership_whole mine
join directory.membership_whole theirs on theirs.structure_id = mine.structure_id and theirs.kind = 'profile'
where mine.kind = 'profile' and mine.code = 'ELV'
  and theirs.code = any(array(select knows from directory.acquaintance_rule where profile = 'ELV' and nearby = 'school'))
  and not directory.is_unlisted(theirs.person_id)
union all
select c.responsable_id, t.person_id, child.structure_id, 'nearby', 'family'
from directory.responsibility_today c
join directory.membership_whole child on child.person_id = c.pupil_id and child.kind in ('division', 'groupe')
cross join lateral (select t.person_id from directory.teaching_today t where t.group_id = child.group_id offset 0) t
where c.niveau_responsabilite in (1, 2)
  and exists (select from directory.acquaintance_rule where (profile, nearby, knows) = ('TUT', 'class', 'ENS'))
  and not directory.is_unlisted(t.person_id)
union all
select c.responsable_id, theirs.person_id, child.structure_id, 'nearby', 'family'
from directory.responsibility_today c
join directory.membership_whole child on child.person_id = c.pupil_id and child.kind = 'profile' and child.code = 'ELV'
join directory.membership_whole theirs on theirs.structure_id = child.structure_id and theirs.kind = 'profile'
where c.niveau_responsabilite in (1, 2)
  and theirs.code = any(array(select knows from directory.acquaintance_rule where profile = 'TUT' and nearby = 'school'))
  and not directory.is_unlisted(theirs.person_id);

-- What is shown of people without asking them: what the work needs. Everything else is closed until its owner opens it.
create table directory.field_rule (
  field    text not null check (field in
    ('email', 'academic_email', 'work_phone', 'mobile', 'home_phone', 'birth_date', 'address')),
  about    text not null check (about in ('staff', 'family')),
  shown_to text not null check (shown_to in
    ('parent', 'teacher', 'direction', 'administrator', 'academie', 'colleague', 'classmate', 'pupil', 'family')),
  primary key (field, about, shown_to)
);
insert into directory.field_rule (field, about, shown_to)
select f, 'family', 'direction' from unnest('{email,mobile,home_phone,work_phone,birth_date,address}'::text[]) as f
union all select f, 'family', 'administrator' from unnest('{email,birth_date}'::text[]) as f
union all select f, 'family', 'parent' from unnest('{email,mobile,birth_date}'::text[]) as f
union all select f, 'staff', a from unnest('{academic_email,work_phone}'::text[]) as f, unnest('{direction,administrator}'::text[]) as a
union all select 'academic_email', 'staff', a from unnest('{colleague,academie}'::text[]) as a;

-- What its owner opened, and to whom.
create table directory.opened_field (
  person_id uuid not null references directory.person on delete cascade,
  field     text not null check (field in
    ('email', 'academic_email', 'work_phone', 'mobile', 'home_phone', 'birth_date', 'address')),
  shown_to  text not null check (shown_to in ('teacher', 'colleague', 'classmate', 'pupil', 'family')),
  opened_by uuid references directory.person on delete set null,
  opened_at timestamptz not null default now(),
  primary key (person_id, field, shown_to)
);
create index on directory.opened_field (opened_by);

-- Which field of whom is shown to whom, whatever the reason: what leaves the platform follows it too.
create view directory.open_field as
select o.person_id, o.field, o.shown_to from directory.opened_field o
union
select m.person_id, r.field, r.shown_to
from directory.membership_whole m
join directory.field_rule r on r.about = case when m.code in ('ELV', 'TUT', 'TUE') then 'family' else 'staff' end
where m.kind = 'profile';

-- Which field of whom one may read. Whoever watches over a school reads there what colleagues may.
create view directory.shown_field as
select a.viewer_id, a.subject_id, f.field
from directory.acquaintance a
join directory.open_field f on f.person_id = a.subject_id
  and (f.shown_to = a.known_as or f.shown_to = 'colleague' and a.known_as = 'direction')
union all
select p.id, p.id, f.field from directory.person p cross join (select distinct r.field from directory.field_rule r) f;

-- Names as one looks for them, made once and kept: the words of all one's names, and the two by which lists are sorted.
-- In plpgsql, and in one expression each: as functions of SQL that call one another they cost three times as much, half of
-- what it takes to write a person.
create function directory.plain_name(text) returns text language plpgsql immutable parallel safe as $$
begin
  return trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, left($1, 400))),
    '[^[:alnum:]]+' collate "fr-x-icu", ' ', 'g'));
end $$;
create or replace function directory.found_by(variadic names text[]) returns tsvector language plpgsql immutable parallel safe as $$
begin
  return array_to_tsvector(array_remove(string_to_array(regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, left(array_to_string(names, ' '), 400))),
    '[^[:alnum:]]+' collate "fr-x-icu", ' ', 'g'), ' '), ''));
end $$;
alter table directory.person
  add column found_as tsvector generated always as (directory.found_by(given_name, family_name, birth_name)) stored,
  add column plain_family text collate "C" generated always as (directory.plain_name(family_name)) stored,
  add column plain_given text collate "C" generated always as (directory.plain_name(given_name)) stored;
drop index directory.person_found_by;
create index person_found_as on directory.person using gin (found_as);
create index person_by_family on directory.person (plain_family, plain_given, id);
create index person_by_given on directory.person (plain_given, plain_family, id);

-- Every word of a name, once: what mistyped words are compared with. Learned after each feed; no word stays that
-- nobody bears any more.
create table directory.name_word (word text primary key);
create index name_word_near on directory.name_word using gin (word gin_trgm_ops);

create function directory.same_letters(one text, other text) returns boolean language sql immutable parallel safe as $$
  select array(select unnest(string_to_array(one, null)) order by 1) = array(select unnest(string_to_array(other, null)) order by 1)
$$;

-- The words of names within a slip or two of the one typed, nearest first. A letter more, less or other, two turned round.
create function directory.near_words(typed text) returns text[] language sql stable parallel safe
set pg_trgm.similarity_threshold = '0.25' as $$
  select array_agg(n.word) from (
    select w.word from directory.name_word w
    where w.word % typed and levenshtein_less_equal(w.word, typed, 2)
      <= case when length(typed) < 6 and not directory.same_letters(w.word, typed) then 1 else 2 end
    order by levenshtein(w.word, typed), similarity(w.word, typed) desc, w.word limit 12) n
$$;

-- What people say for what the nomenclatures write: « maths », « cpe », « pp ».
create table directory.said_word (
  word  text not null,
  kind  text not null check (kind in ('profile', 'function', 'matiere', 'head')),
  means text not null,                                  -- a code; of a matière, the beginnings of its words
  primary key (word, kind, means)
);
insert into directory.said_word (word, kind, means) values
  ('prof', 'profile', 'ENS'), ('profs', 'profile', 'ENS'), ('professeur', 'profile', 'ENS'), ('professeurs', 'profile', 'ENS'),
  ('professeure', 'profile', 'ENS'), ('enseignant', 'profile', 'ENS'), ('enseignante', 'profile', 'ENS'),
  ('enseignants', 'profile', 'ENS'),
  ('direction', 'profile', 'DIR'), ('principal', 'profile', 'DIR'), ('principale', 'profile', 'DIR'),
  ('proviseur', 'profile', 'DIR'), ('proviseure', 'profile', 'DIR'), ('directeur', 'profile', 'DIR'),
  ('directrice', 'profile', 'DIR'), ('documentaliste', 'profile', 'DOC'), ('cdi', 'profile', 'DOC'), ('doc', 'profile', 'DOC'),
  ('vie', 'profile', 'EVS'), ('scolaire', 'profile', 'EVS'), ('cpe', 'function', 'EDU'), ('aed', 'function', 'AED'), ('surveillant', 'function', 'AED'),
  ('surveillante', 'function', 'AED'), ('surveillants', 'function', 'AED'), ('aesh', 'function', 'AES'), ('aesh', 'function', 'AEH'),
  ('infirmiere', 'function', 'MDS'), ('infirmier', 'function', 'MDS'), 
  ('psyen', 'function', 'ORI'), ('psy', 'function', 'ORI'), ('ddf', 'function', 'CTR'),
  ('pp', 'head', ''), ('maths', 'matiere', 'mathematiques'), ('math', 'matiere', 'mathematiques'),
  ('svt', 'matiere', 'vie terre'), ('hg', 'matiere', 'histoire geographie'), ('histgeo', 'matiere', 'histoire geographie'),
  ('eps', 'matiere', 'education physique'), ('sport', 'matiere', 'education physique'), ('pc', 'matiere', 'physique chimie'),
  ('arts', 'matiere', 'arts plastiques'), ('techno', 'matiere', 'technologie'), ('musique', 'matiere', 'education musicale'),
  ('emc', 'matiere', 'moral civique'), ('ses', 'matiere', 'economiques sociales'), ('philo', 'matiere', 'philosophie');

create index matiere_found_by on directory.matiere using gin (directory.found_by(label));
create index teaching_matiere_idx on directory.teaching (matiere);
create index function_code_idx on directory.function (code);
create index function_discipline_found_by on directory.function using gin (directory.found_by(discipline_label));

-- Those whom a word says by what they do, in these structures (null: in all): a class or groupe they follow or teach, a
-- matière, a function. Whether one may know of them is asked elsewhere. One arm reads the groups of a few structures, its
-- twin an index of the whole region: only one of them runs.
create function directory.doing(typed text, structures uuid[]) returns setof uuid language sql stable parallel safe as $$
  with class as materialized (
    select g.id from directory.people_group g
    where g.kind in ('division', 'groupe') and g.valid_to is null
      and directory.found_by(g.label, g.code) @@ directory.beginning_with(typed)
      and (structures is null or g.structure_id = any(structures))),
  matter as materialized (
    select directory.beginning_with(w.means) as query from directory.said_word w where w.word = typed and w.kind = 'matiere'
    union all
    select directory.beginning_with(typed) where length(typed) >= 3),
  taught as materialized (
    select mat.code from matter join directory.matiere mat on directory.found_by(mat.label) @@ matter.query),
  functions as materialized (
    select w.means as code from directory.said_word w where w.word = typed and w.kind = 'function'
    union
    select p.function_code from directory.function_profile p
    where length(typed) >= 4 and directory.found_by(p.label) @@ directory.beginning_with(typed))
  select m.person_id from class join directory.membership_whole m on m.group_id = class.id
  union
  select t.person_id from class join directory.teaching_today t on t.group_id = class.id
  union
  select t.person_id from directory.teaching_today t
  where structures is null and t.matiere in (select code from taught)
  union
  select t.person_id from (
    select t.person_id, t.matiere from directory.people_group g join directory.teaching_today t on t.group_id = g.id
    where g.structure_id = any(structures) offset 0) t
  where t.matiere in (select code from taught)
  union
  select f.person_id from matter join directory.function f on directory.found_by(f.discipline_label) @@ matter.query
  where structures is null and f.valid_to is null
  union
  select f.person_id from directory.function f
  where structures is null and f.valid_to is null and f.code in (select code from functions)
  union
  select f.person_id from directory.function f
  where f.structure_id = any(structures) and f.valid_to is null and (f.code in (select code from functions)
    or exists (select from matter where directory.found_by(f.discipline_label) @@ matter.query))
  union
  select m.person_id from directory.said_word w
  join directory.membership_whole m on m.kind = 'profile' and m.code = w.means
  where w.word = typed and w.kind = 'profile' and (structures is null or m.structure_id = any(structures))
  union
  select m.person_id from directory.said_word w join directory.membership_whole m on m.kind = 'head-teachers'
  where w.word = typed and w.kind = 'head' and (structures is null or m.structure_id = any(structures))
$$;
