-- What a responsable may know and do, by niveau de responsabilité: a representative all of it; a person in charge the
-- child and their day, not the file, nor who else is responsible.
create table directory.family_right (
  niveau smallint not null check (niveau in (1, 2)),
  may    text not null check (may in ('day-to-day', 'family', 'file', 'decide')),
  primary key (niveau, may)
);
insert into directory.family_right (niveau, may) values
  (1, 'day-to-day'), (1, 'family'), (1, 'file'), (1, 'decide'), (2, 'day-to-day');

-- Who may what about which child, today; a custody restriction takes all of it. Later houses ask this.
create view directory.family_may as
select r.responsable_id, r.pupil_id, f.may
from directory.responsibility_today r join directory.family_right f on f.niveau = r.niveau_responsabilite;

-- Who reads, in a school, how to reach a family.
create table directory.family_reader (profile text primary key);
insert into directory.family_reader (profile) values ('DIR'), ('EVS');

-- A power over one division: for a few verbs, never to look after a school.
alter table directory.power
  add column group_id uuid references directory.people_group on delete cascade,
  add constraint power_of_a_class check ((group_id is not null) = (verb = 'reset-accounts')),
  add constraint power_of_a_class_somewhere check (group_id is null or structure_id is not null);
create index on directory.power (group_id) where group_id is not null;

-- The powers of today, with the first day on which each is no more. One over a class lasts as long as the class.
create or replace view directory.power_today as
select w.person_id, w.verb, w.structure_id, w.valid_to, w.group_id
from directory.power w
left join directory.structure s on s.id = w.structure_id
where w.valid_from <= directory.today_in(coalesce(s.time_zone, 'Europe/Paris'))
  and (w.valid_to is null or w.valid_to > directory.today_in(coalesce(s.time_zone, 'Europe/Paris')))
  and (w.group_id is null or exists (select from directory.people_group g
    where g.id = w.group_id and (g.valid_to is null or g.valid_to > directory.today_in(s.time_zone))));
