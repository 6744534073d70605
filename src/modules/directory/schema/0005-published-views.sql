-- What other houses may join. Columns are promises.

-- Today, where the structure is.
create function directory.today_in(time_zone text) returns date language sql stable parallel safe as $$
  select (now() at time zone time_zone)::date
$$;

-- One sentence: how to write a person's name.
create view directory.person_card as
select id as person_id, civility, shown_given_name as given_name, shown_family_name as family_name,
       shown_given_name || ' ' || shown_family_name as display_name
from directory.person;

create view directory.structure_card as
select id as structure_id, uai, name, kind, department, city, time_zone, missing_since from directory.structure;

-- Who belongs to what, today.
create view directory.membership as
select m.person_id, m.group_id, g.structure_id, g.kind, g.code, g.label
from directory.group_member m
join directory.people_group g on g.id = m.group_id
join directory.structure s on s.id = g.structure_id
where m.valid_from <= directory.today_in(s.time_zone)
  and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone));

-- Who teaches what to which group, today.
create view directory.teaching_today as
select t.person_id, t.group_id, g.structure_id, g.kind, g.code, g.label, t.matiere
from directory.teaching t
join directory.people_group g on g.id = t.group_id
join directory.structure s on s.id = g.structure_id
where t.valid_from <= directory.today_in(s.time_zone)
  and (t.valid_to is null or t.valid_to > directory.today_in(s.time_zone));

-- Who is responsible for whom, today.
create view directory.responsibility_today as
select r.pupil_id, r.responsable_id, r.lien, r.niveau_responsabilite, r.contact_priority
from directory.responsibility r
where r.valid_from <= directory.today_in('Europe/Paris')
  and (r.valid_to is null or r.valid_to > directory.today_in('Europe/Paris'));

-- Who may read about whom, because of what, in which structure. Every house reads about another person through this.
create view directory.sight as
select p.id as viewer_id, p.id as subject_id, 'self' as because, null::uuid as structure_id
from directory.person p
union all
select r.responsable_id, r.pupil_id, 'my-child', null
from directory.responsibility_today r
where r.niveau_responsabilite in (1, 2)
union all
select t.person_id, m.person_id, 'my-pupil', t.structure_id
from directory.teaching_today t
join directory.membership m on m.group_id = t.group_id
union all
select mine.person_id, theirs.person_id, 'my-school', mine.structure_id
from directory.membership mine
join directory.membership theirs on theirs.structure_id = mine.structure_id and theirs.kind = 'profile'
where mine.kind = 'profile' and mine.code in ('DIR', 'EVS')
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id
from directory.power w
join directory.membership theirs on theirs.kind = 'profile' and (w.structure_id is null or theirs.structure_id = w.structure_id)
where w.verb = 'administer' and w.valid_from <= current_date and (w.valid_to is null or w.valid_to > current_date);
