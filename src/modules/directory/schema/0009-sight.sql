-- Who may read about whom. The rules are rows, the dates are local to the structure, and a custody restriction takes
-- rows away here, and so everywhere at once.

-- Which profiles know whom in their school, and in the structures of their académie. One row a profile that is seen.
create table directory.sight_rule (
  profile text not null check (profile in ('ELV', 'TUT', 'ENS', 'DOC', 'DIR', 'EVS', 'ETA', 'ACA', 'COL')),
  because text not null check (because in ('my-school', 'my-perimeter')),
  sees    text not null check (sees in ('ELV', 'TUT', 'ENS', 'DOC', 'DIR', 'EVS', 'ETA', 'ACA', 'COL')),
  primary key (profile, because, sees)
);
-- Direction and vie scolaire know everybody; other staff know their colleagues; an académie knows the personnel of its
-- schools, and pupils as figures (arrêté du 30 novembre 2006, article 4: what the function needs).
insert into directory.sight_rule (profile, because, sees)
select p, 'my-school', s from unnest('{DIR,EVS}'::text[]) as p, unnest('{ELV,TUT,ENS,DOC,DIR,EVS,ETA}'::text[]) as s
union all
select p, 'my-school', s from unnest('{ENS,DOC,ETA}'::text[]) as p, unnest('{ENS,DOC,DIR,EVS,ETA}'::text[]) as s
union all
select 'ACA', 'my-perimeter', s from unnest('{ENS,DOC,DIR,EVS,ETA}'::text[]) as s;

create table directory.custody_reason (code text primary key, label text not null, place int not null unique);
insert into directory.custody_reason (code, label, place) values
  ('jugement', 'Décision du juge aux affaires familiales', 1),
  ('protection', 'Ordonnance de protection', 2),
  ('retrait', 'Retrait de l’autorité parentale', 3),
  ('placement', 'Placement de l’enfant', 4),
  ('autre', 'Autre décision de justice', 5);

-- A responsable who is told nothing of a child, from one day to another (open: until lifted), because a judge said so.
create table directory.custody_restriction (
  id             uuid primary key default kernel.uuidv7(),
  pupil_id       uuid not null references directory.person on delete cascade,
  responsable_id uuid not null references directory.person on delete cascade,
  valid_from     date not null,
  valid_to       date,                                  -- the first day on which it does not hold any more
  reason_code    text not null references directory.custody_reason,
  noted_by       uuid references directory.person on delete set null,
  noted_at       timestamptz not null default now(),
  lifted_by      uuid references directory.person on delete set null,
  lifted_at      timestamptz,
  check (pupil_id <> responsable_id),
  check (valid_to is null or valid_to >= valid_from)
);
create index on directory.custody_restriction (responsable_id, pupil_id);
create index on directory.custody_restriction (pupil_id);
create index on directory.custody_restriction (noted_by);
create index on directory.custody_restriction (lifted_by);

-- A link begins on the first day of one's oldest child's clock; for those between two clocks it begins late, ends
-- early, and a restriction holds from the first to the last.
create or replace view directory.responsibility_today as
select r.pupil_id, r.responsable_id, r.lien, r.niveau_responsabilite, r.contact_priority, r.valid_from, r.valid_to
from directory.responsibility r
cross join lateral (
  select coalesce(min(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris')) as earliest,
    coalesce(max(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris')) as latest
  from directory.schooling o join directory.structure s on s.id = o.structure_id
  where o.person_id = r.pupil_id and o.valid_to is null) d
where r.valid_from <= d.earliest and (r.valid_to is null or r.valid_to > d.latest)
  and not exists (select from directory.custody_restriction c
    where c.pupil_id = r.pupil_id and c.responsable_id = r.responsable_id
      and c.valid_from <= d.latest and (c.valid_to is null or c.valid_to > d.earliest));

-- Every membership of today, those of responsables who are told nothing included: for the school's own eyes.
create view directory.membership_whole as
select m.person_id, m.group_id, g.structure_id, g.kind, g.code, g.label, m.valid_from, m.valid_to
from directory.group_member m
join directory.people_group g on g.id = m.group_id
join directory.structure s on s.id = g.structure_id
where m.valid_from <= directory.today_in(s.time_zone)
  and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone));

-- Who belongs to what, today. A responsable leaves the groups of a school and of a division with the last child there
-- of whom they may be told.
create or replace view directory.membership as
select m.person_id, m.group_id, m.structure_id, m.kind, m.code, m.label, m.valid_from, m.valid_to
from directory.membership_whole m
where (m.kind <> 'responsables' and (m.kind <> 'profile' or m.code <> 'TUT'))
   or not exists (select from directory.custody_restriction c where c.responsable_id = m.person_id)
   or exists (select from directory.responsibility_today r
        join directory.membership_whole k on k.person_id = r.pupil_id and k.structure_id = m.structure_id
          and k.kind = case m.kind when 'responsables' then 'division' else 'profile' end
          and k.code = case m.kind when 'responsables' then m.code else 'ELV' end
        where r.responsable_id = m.person_id and r.niveau_responsabilite in (1, 2));

create or replace view directory.teaching_today as
select t.person_id, t.group_id, g.structure_id, g.kind, g.code, g.label, t.matiere, t.valid_from, t.valid_to
from directory.teaching t
join directory.people_group g on g.id = t.group_id
join directory.structure s on s.id = g.structure_id
where t.valid_from <= directory.today_in(s.time_zone)
  and (t.valid_to is null or t.valid_to > directory.today_in(s.time_zone));

-- Who administers what, today; without structure, the whole platform.
create view directory.administering as
select w.person_id, w.structure_id, w.valid_from, w.valid_to
from directory.power w
left join directory.structure s on s.id = w.structure_id
where w.verb = 'administer' and w.valid_from <= directory.today_in(coalesce(s.time_zone, 'Europe/Paris'))
  and (w.valid_to is null or w.valid_to > directory.today_in(coalesce(s.time_zone, 'Europe/Paris')));

-- Which structures a link of sight puts under which, today.
create view directory.structure_under as
select l.to_id as over_id, l.structure_id, l.valid_from, l.valid_to
from directory.structure_link l
join directory.link_kind k on k.kind = l.kind and k.gives_sight
join directory.structure s on s.id = l.structure_id
where l.valid_from <= directory.today_in(s.time_zone)
  and (l.valid_to is null or l.valid_to > directory.today_in(s.time_zone));

-- Who may read about whom, because of what, in which structure; true today, and from when to when it stands as it is
-- (null: no bound known). Every house reads about another person through this. The same two people may stand there for
-- several reasons: ask `exists`, or `distinct`.
create or replace view directory.sight as
select p.id as viewer_id, p.id as subject_id, 'self' as because, null::uuid as structure_id,
  null::date as valid_from, null::date as valid_to
from directory.person p
union all
select r.responsable_id, r.pupil_id, 'my-child', null,
  greatest(r.valid_from, (select max(c.valid_to) from directory.custody_restriction c
    where c.pupil_id = r.pupil_id and c.responsable_id = r.responsable_id
      and c.valid_to <= directory.today_in('Europe/Paris'))),
  least(r.valid_to, (select min(c.valid_from) from directory.custody_restriction c
    where c.pupil_id = r.pupil_id and c.responsable_id = r.responsable_id
      and c.valid_from > directory.today_in('Europe/Paris') and (c.valid_to is null or c.valid_to > c.valid_from)))
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
where mine.kind = 'profile';
