-- Who gave a power and who ended it: a delegation is always somebody's. Null: the command line, or before this was kept.
alter table directory.power
  add column given_by uuid references directory.person on delete set null,
  add column given_at timestamptz,
  add column ended_by uuid references directory.person on delete set null,
  add column ended_at timestamptz;
alter table directory.power alter column given_at set default now();
create index on directory.power (given_by) where given_by is not null;
create index on directory.power (ended_by) where ended_by is not null;

-- The powers of today, with the first day on which each is no more.
create or replace view directory.power_today as
select w.person_id, w.verb, w.structure_id, w.valid_to
from directory.power w
left join directory.structure s on s.id = w.structure_id
where w.valid_from <= directory.today_in(coalesce(s.time_zone, 'Europe/Paris'))
  and (w.valid_to is null or w.valid_to > directory.today_in(coalesce(s.time_zone, 'Europe/Paris')));
