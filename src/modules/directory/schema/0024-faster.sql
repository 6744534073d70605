-- The same rows as before, planned in a tenth of the time. What a structure's day is, is asked of each row by a question
-- that the planner does not turn into a join: sight and acquaintance are a score of arms of up to eleven tables, and each
-- table more doubled the time it takes to order them (0.6 s for a search, once a connection).

create or replace view directory.membership_whole as
select m.person_id, m.group_id, g.structure_id, g.kind, g.code, g.label, m.valid_from, m.valid_to
from directory.group_member m
join directory.people_group g on g.id = m.group_id
where m.valid_from <= (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id)
  and (m.valid_to is null
    or m.valid_to > (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id))
  and (select true from directory.departure d where d.person_id = m.person_id) is null;

create or replace view directory.teaching_today as
select t.person_id, t.group_id, g.structure_id, g.kind, g.code, g.label, t.matiere, t.valid_from, t.valid_to
from directory.teaching t
join directory.people_group g on g.id = t.group_id
where t.valid_from <= (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id)
  and (t.valid_to is null
    or t.valid_to > (select directory.today_in(s.time_zone) from directory.structure s where s.id = g.structure_id))
  and (select true from directory.departure d where d.person_id = t.person_id) is null;

create or replace view directory.structure_under as
select l.to_id as over_id, l.structure_id, l.valid_from, l.valid_to
from directory.structure_link l
join directory.link_kind k on k.kind = l.kind and k.gives_sight
where l.valid_from <= (select directory.today_in(s.time_zone) from directory.structure s where s.id = l.structure_id)
  and (l.valid_to is null
    or l.valid_to > (select directory.today_in(s.time_zone) from directory.structure s where s.id = l.structure_id));

create or replace view directory.tutoring_today as
select t.id, t.tutor_id, t.pupil_id, t.structure_id, t.company_id, t.kind,
  greatest(t.valid_from, pupil.valid_from, tutor.valid_from) as valid_from,
  least(t.valid_to, pupil.valid_to, tutor.valid_to) as valid_to
from directory.tutoring t
cross join lateral (
  select m.valid_from, m.valid_to from directory.membership_whole m
  where m.person_id = t.pupil_id and m.structure_id = t.structure_id and m.kind = 'profile' and m.code = 'ELV' offset 0) pupil
cross join lateral (
  select m.valid_from, m.valid_to from directory.membership_whole m
  where m.person_id = t.tutor_id and m.structure_id = t.company_id and m.kind = 'profile' and m.code = 'TUE' offset 0) tutor
where t.valid_from <= (select directory.today_in(s.time_zone) from directory.structure s where s.id = t.structure_id)
  and t.valid_to > (select directory.today_in(s.time_zone) from directory.structure s where s.id = t.structure_id);

-- Planned where it is asked, not again in each arm of acquaintance.
create or replace function directory.known_as(because text, viewer uuid, structure uuid) returns text
language plpgsql stable parallel safe as $$
begin
  return case because
    when 'my-child' then 'parent'
    when 'my-pupil' then 'teacher'
    when 'my-school' then case when directory.watches_over(viewer, structure) then 'direction' else 'colleague' end
    when 'my-perimeter' then case when exists (select from directory.administering w where w.person_id = viewer)
      then 'administrator' else 'academie' end
    else because end;
end $$;

create or replace view directory.acquaintance as
select s.viewer_id, s.subject_id, s.structure_id, s.because,
  directory.known_as(s.because, s.viewer_id, s.structure_id) as known_as
from directory.sight s
where (select true from directory.unlisted u where u.person_id = s.subject_id) is null
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

-- The labels of functions are read at each search: their words are made once and kept.
alter table directory.function_profile
  add column found_as tsvector generated always as (directory.found_by(label)) stored;

-- The same people as before. In a few structures one goes from their groups to who teaches them, in many from the matière:
-- only one of these two runs. What is typed is made a question once, not for each row.
create or replace function directory.doing(typed text, structures uuid[]) returns setof uuid language sql stable parallel safe as $$
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
$$;
