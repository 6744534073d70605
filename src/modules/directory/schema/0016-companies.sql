-- Who follows an apprentice or a trainee in a company, and what both may know of each other.

-- From a day to another: the school says so, by hand or by a table.
create table directory.tutoring (
  id           uuid primary key default kernel.uuidv7(),
  tutor_id     uuid not null references directory.person on delete cascade,
  pupil_id     uuid not null references directory.person on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,   -- the school
  company_id   uuid not null references directory.structure on delete cascade,
  kind         text not null check (kind in ('apprentissage', 'stage')),
  source       text not null,                           -- 'local', or the table that says so again each time
  valid_from   date not null,
  valid_to     date not null,                           -- the first day on which it does not hold any more
  noted_by     uuid references directory.person on delete set null,
  noted_at     timestamptz not null default now(),
  ended_by     uuid references directory.person on delete set null,
  ended_at     timestamptz,
  check (tutor_id <> pupil_id),
  check (valid_to >= valid_from),
  unique (tutor_id, pupil_id, structure_id, company_id, kind, valid_from)
);
create index on directory.tutoring (pupil_id);
create index on directory.tutoring (structure_id, valid_to);
create index on directory.tutoring (company_id);
create index on directory.tutoring (valid_to);
create index on directory.tutoring (noted_by) where noted_by is not null;
create index on directory.tutoring (ended_by) where ended_by is not null;

-- TUE, tuteur en entreprise: a profile of ours, in a company (the ministry's list has none for them). The staff of a
-- school know the tutors of its pupils.
alter table directory.sight_rule drop constraint sight_rule_sees_check,
  add constraint sight_rule_sees_check check (sees in ('ELV', 'TUT', 'ENS', 'DOC', 'DIR', 'EVS', 'ETA', 'ACA', 'COL', 'TUE'));
insert into directory.sight_rule (profile, because, sees)
select p, 'my-school', 'TUE' from unnest('{DIR,EVS,ENS,DOC,ETA}'::text[]) as p;

-- The group of the tutors of a company.
create function directory.tutors_of(company uuid) returns uuid language sql as $$
  insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
  select s.id, 'profile', 'TUE', 'Tuteurs', 'local', directory.today_in(s.time_zone)
  from directory.structure s where s.id = company
  on conflict (structure_id, kind, code) do update set valid_to = null
  returning id
$$;

-- A tutor belongs to a company from the first day of their first apprentice there to the end of the last one: done anew
-- by whoever writes or ends one.
create function directory.follow_tutoring(tutor uuid, company uuid) returns void language sql as $$
  delete from directory.group_member m using directory.people_group g
  where g.structure_id = company and g.kind = 'profile' and g.code = 'TUE' and m.group_id = g.id
    and m.person_id = tutor and m.source = 'local';
  insert into directory.group_member (group_id, person_id, source, valid_from, valid_to)
  select directory.tutors_of(company), tutor, 'local', min(valid_from), max(valid_to)
  from directory.tutoring where tutor_id = tutor and company_id = company
  having count(*) > 0;
$$;

-- Who is tutor of whom today: while the pupil is at that school, and the tutor in that company.
create view directory.tutoring_today as
select t.id, t.tutor_id, t.pupil_id, t.structure_id, t.company_id, t.kind,
  greatest(t.valid_from, pupil.valid_from, tutor.valid_from) as valid_from,
  least(t.valid_to, pupil.valid_to, tutor.valid_to) as valid_to
from directory.tutoring t
join directory.structure s on s.id = t.structure_id
join directory.membership_whole pupil on pupil.person_id = t.pupil_id and pupil.structure_id = t.structure_id
  and pupil.kind = 'profile' and pupil.code = 'ELV'
join directory.membership_whole tutor on tutor.person_id = t.tutor_id and tutor.structure_id = t.company_id
  and tutor.kind = 'profile' and tutor.code = 'TUE'
where t.valid_from <= directory.today_in(s.time_zone) and t.valid_to > directory.today_in(s.time_zone);

-- Who may read about whom, because of what, in which structure; true today, and from when to when it stands as it is
-- (null: no bound known). Every house reads about another person through this. The same two people may stand there for
-- several reasons: ask `exists`, or `distinct`.
create or replace view directory.sight as
select p.id as viewer_id, p.id as subject_id, 'self' as because, null::uuid as structure_id,
  null::date as valid_from, null::date as valid_to
from directory.person p
union all
select r.responsable_id, r.pupil_id, 'my-child', null, r.valid_from, r.valid_to
from directory.responsibility_today r
where r.niveau_responsabilite in (1, 2)
union all
select t.person_id, m.person_id, 'my-pupil', t.structure_id,
  greatest(t.valid_from, m.valid_from), least(t.valid_to, m.valid_to)
from directory.teaching_today t
join directory.membership_whole m on m.group_id = t.group_id
union all
select mine.person_id, theirs.person_id, 'my-school', mine.structure_id,
  greatest(mine.valid_from, theirs.valid_from), least(mine.valid_to, theirs.valid_to)
from directory.membership_whole mine
join directory.sight_rule r on r.profile = mine.code and r.because = 'my-school'
join directory.membership_whole theirs on theirs.structure_id = mine.structure_id and theirs.kind = 'profile'
  and theirs.code = r.sees
where mine.kind = 'profile'
union all
select w.person_id, theirs.person_id, 'my-school', theirs.structure_id,
  greatest(w.valid_from, theirs.valid_from), least(w.valid_to, theirs.valid_to)
from directory.lent_eye w
join directory.membership_whole theirs on theirs.structure_id = w.structure_id and theirs.kind = 'profile'
  and theirs.code in ('ELV', 'ENS')
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(w.valid_from, theirs.valid_from), least(w.valid_to, theirs.valid_to)
from directory.administering w
join directory.membership_whole theirs on theirs.kind = 'profile'
where w.structure_id is null
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(w.valid_from, theirs.valid_from), least(w.valid_to, theirs.valid_to)
from directory.administering w
join directory.membership_whole theirs on theirs.structure_id = w.structure_id and theirs.kind = 'profile'
union all
select w.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(w.valid_from, u.valid_from, theirs.valid_from), least(w.valid_to, u.valid_to, theirs.valid_to)
from directory.administering w
join directory.structure_under u on u.over_id = w.structure_id
join directory.membership_whole theirs on theirs.structure_id = u.structure_id and theirs.kind = 'profile'
union all
select mine.person_id, theirs.person_id, 'my-perimeter', theirs.structure_id,
  greatest(mine.valid_from, u.valid_from, theirs.valid_from), least(mine.valid_to, u.valid_to, theirs.valid_to)
from directory.membership_whole mine
join directory.sight_rule r on r.profile = mine.code and r.because = 'my-perimeter'
join directory.structure_under u on u.over_id = mine.structure_id
join directory.membership_whole theirs on theirs.structure_id = u.structure_id and theirs.kind = 'profile'
  and theirs.code = r.sees
where mine.kind = 'profile'
union all
-- A tutor knows the apprentices they follow, and nobody else of the school; the apprentice knows them.
select t.tutor_id, t.pupil_id, 'my-apprentice', t.structure_id, t.valid_from, t.valid_to
from directory.tutoring_today t
union all
select t.pupil_id, t.tutor_id, 'my-tutor', t.structure_id, t.valid_from, t.valid_to
from directory.tutoring_today t
union all
select mine.person_id, t.tutor_id, 'my-school', t.structure_id,
  greatest(mine.valid_from, t.valid_from), least(mine.valid_to, t.valid_to)
from directory.membership_whole mine
join directory.sight_rule r on r.profile = mine.code and r.because = 'my-school' and r.sees = 'TUE'
join directory.tutoring_today t on t.structure_id = mine.structure_id
where mine.kind = 'profile'
union all
select w.person_id, t.tutor_id, 'my-perimeter', t.structure_id,
  greatest(w.valid_from, t.valid_from), least(w.valid_to, t.valid_to)
from directory.administering w
join directory.tutoring_today t on t.structure_id = w.structure_id
union all
select w.person_id, t.tutor_id, 'my-perimeter', t.structure_id,
  greatest(w.valid_from, u.valid_from, t.valid_from), least(w.valid_to, u.valid_to, t.valid_to)
from directory.administering w
join directory.structure_under u on u.over_id = w.structure_id
join directory.tutoring_today t on t.structure_id = u.structure_id;
