-- What a person may do today, where; without structure, on the whole platform.
create view directory.power_today as
select w.person_id, w.verb, w.structure_id
from directory.power w
left join directory.structure s on s.id = w.structure_id
where w.valid_from <= directory.today_in(coalesce(s.time_zone, 'Europe/Paris'))
  and (w.valid_to is null or w.valid_to > directory.today_in(coalesce(s.time_zone, 'Europe/Paris')));
