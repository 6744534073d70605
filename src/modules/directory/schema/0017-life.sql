-- The end of an account, and the accounts that no feed brings (arrêté of 30 November 2006, article 6: gone within three
-- months of the end of the reason for it).

-- Whoever is on their way out: no group, list or search knows them while the row is there. From `closes_on` they do not
-- sign in; ninety days after `since`, at most, they are erased. Taking the row away gives everything back.
create table directory.departure (
  person_id  uuid primary key references directory.person on delete cascade,
  cause      text not null check (cause in ('feed', 'end', 'decision')),   -- absent from feeds; a stay or power ended
  since      date not null,
  closes_on  date,                                      -- null: the grace is not counted yet
  told       smallint,                                  -- days left when they were last told: 30, then 7
  decided_by uuid references directory.person on delete set null,
  reason     text check (length(reason) between 1 and 300),
  check ((cause = 'decision') = (reason is not null))
);
create index on directory.departure (closes_on);
create index on directory.departure (since);
create index on directory.departure (decided_by) where decided_by is not null;

-- Somebody whom no feed brings, in a structure with a profile, until a day: who asked for it, and why.
create table directory.stay (
  id           uuid primary key default kernel.uuidv7(),
  person_id    uuid not null references directory.person on delete cascade,
  structure_id uuid not null references directory.structure on delete cascade,
  kind         text not null check (kind in ('guest', 'tutor', 'speaker', 'substitute')),
  profile      text not null check (profile in ('ENS', 'DOC', 'EVS', 'ETA')),
  reason       text not null check (length(reason) between 1 and 300),
  valid_from   date not null,
  valid_to     date not null,                           -- the first day on which they are not there any more
  made_by      uuid references directory.person on delete set null,
  made_at      timestamptz not null default now(),
  ended_by     uuid references directory.person on delete set null,
  ended_at     timestamptz,
  told_end     date,                                    -- the end of which whoever made it was warned
  check (valid_to >= valid_from)
);
create index on directory.stay (person_id);
create index on directory.stay (structure_id, valid_to);
create index on directory.stay (valid_to);
create index on directory.stay (made_by) where made_by is not null;
create index on directory.stay (ended_by) where ended_by is not null;

-- Whether somebody is there today for a reason that no feed gives.
create function directory.is_staying(person uuid) returns boolean language sql stable parallel safe as $$
  select exists (select from directory.stay t join directory.structure s on s.id = t.structure_id
    where t.person_id = person and t.valid_to > directory.today_in(s.time_zone))
$$;

-- Feeds say who is missing; in their own transaction the person is on their way out, or back.
create function directory.follow_missing() returns trigger language plpgsql as $$
begin
  if new.missing_since is null then
    delete from directory.departure where person_id = new.id and cause <> 'decision';
  elsif not directory.is_staying(new.id) then
    insert into directory.departure (person_id, cause, since)
    values (new.id, 'feed', least(new.missing_since, directory.today_in('Europe/Paris'))) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger follow_missing after update of missing_since on directory.person
  for each row when (old.missing_since is distinct from new.missing_since) execute function directory.follow_missing();

insert into directory.departure (person_id, cause, since)
select id, 'feed', least(missing_since, directory.today_in('Europe/Paris')) from directory.person
where missing_since is not null;

create or replace view directory.membership_whole as
select m.person_id, m.group_id, g.structure_id, g.kind, g.code, g.label, m.valid_from, m.valid_to
from directory.group_member m
join directory.people_group g on g.id = m.group_id
join directory.structure s on s.id = g.structure_id
where m.valid_from <= directory.today_in(s.time_zone) and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone))
  and not exists (select from directory.departure d where d.person_id = m.person_id);

create or replace view directory.teaching_today as
select t.person_id, t.group_id, g.structure_id, g.kind, g.code, g.label, t.matiere, t.valid_from, t.valid_to
from directory.teaching t
join directory.people_group g on g.id = t.group_id
join directory.structure s on s.id = g.structure_id
where t.valid_from <= directory.today_in(s.time_zone) and (t.valid_to is null or t.valid_to > directory.today_in(s.time_zone))
  and not exists (select from directory.departure d where d.person_id = t.person_id);

-- Published: who is on their way out.
create view directory.leaving as
select person_id, cause, since, closes_on from directory.departure;

-- Published: where each person belongs today, and those on their way out where they last were: for whoever looks after
-- accounts, not for showing people to one another.
create view directory.belonging as
select m.person_id, g.structure_id, g.code as profile
from directory.group_member m
join directory.people_group g on g.id = m.group_id and g.kind = 'profile'
join directory.structure s on s.id = g.structure_id
where m.valid_from <= directory.today_in(s.time_zone)
  and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone)
    or exists (select from directory.departure d where d.person_id = m.person_id and m.valid_to >= d.since));

-- The profile groups that a stay needs are called as feeds call them.
create function directory.profile_group(structure uuid, profile text) returns uuid language sql as $$
  insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
  select structure, 'profile', profile,
    case profile when 'ENS' then 'Enseignants' when 'DOC' then 'Documentalistes' when 'EVS' then 'Vie scolaire'
      else 'Personnels administratifs, techniques et d’encadrement' end,
    'local', directory.today_in(s.time_zone)
  from directory.structure s where s.id = structure
  on conflict (structure_id, kind, code) do update set valid_to = null
  returning id
$$;

-- Published: whom a feed sends today.
create view directory.sent_by_feeds as
select p.id as person_id from directory.person p
where p.missing_since is null and exists (select from directory.person_jointure j where j.person_id = p.id);
