-- What pupils follow where, and what agents do where.
create temp table schooling_wanted as
select w.person_id, p.structure_id, s.mef, s.mef_label, s.niv_formation, s.filiere, s.statut, s.regime, s.enseignements,
       coalesce(s.structure_from, f.since) as valid_from, s.structure_from is not null as dated
from who w join stage_person s on s.type = w.type and s.id = w.id cross join this_feed f
join place p on p.jointure = s.structure
where w.type = 'Eleve'
union all
-- A pupil with a division elsewhere is at school there too.
select distinct w.person_id, p.structure_id, null, null, null, null, null, null, '{}'::text[], f.since, false
from who w join stage_person s on s.type = w.type and s.id = w.id cross join this_feed f
cross join unnest(s.division_structure) as d(structure) join place p on p.jointure = d.structure
where w.type = 'Eleve'
  and not exists (select from place own where own.jointure = s.structure and own.structure_id = p.structure_id);
create index on schooling_wanted (person_id, structure_id);
analyze schooling_wanted;
-- Two records of one pupil in one structure: the fuller one.
delete from schooling_wanted a using schooling_wanted b
where a.person_id in (select person_id from several) and (b.person_id, b.structure_id) = (a.person_id, a.structure_id)
  and (a.mef is null, a.mef, a.ctid) > (b.mef is null, b.mef, b.ctid);

insert into pending
select w.type, w.id from who w join stage_person s on s.type = w.type and s.id = w.id
where w.type = 'Eleve' and (s.waits
  or (s.structure is not null and not exists (select from place p where p.jointure = s.structure))
  or exists (select from unnest(s.division_structure || s.groupe_structure) as d(structure)
             where not exists (select from place p where p.jointure = d.structure)));

select pg_temp.bring('schooling', 'o.person_id in (select person_id from touched)');
select pg_temp.bring('schooling', 'o.structure_id in (select structure_id from place_gone)');
update next.schooling o set valid_to = greatest(o.valid_from, f.day)
from this_feed f
where o.source = f.source and o.valid_to is null
  and (o.person_id in (select person_id from touched) or o.structure_id in (select structure_id from place_gone))
  and not exists (select from schooling_wanted w where w.person_id = o.person_id and w.structure_id = o.structure_id
    and (w.mef, w.mef_label, w.niv_formation, w.filiere, w.statut, w.regime, w.enseignements)
      is not distinct from (o.mef, o.mef_label, o.niv_formation, o.filiere, o.statut, o.regime, o.enseignements));

insert into next.schooling (person_id, structure_id, source, mef, mef_label, niv_formation, filiere, statut, regime,
  enseignements, valid_from)
select w.person_id, w.structure_id, f.source, w.mef, w.mef_label, w.niv_formation, w.filiere, w.statut, w.regime,
  w.enseignements,
  case when exists (select from next.schooling o where o.person_id = w.person_id and o.structure_id = w.structure_id)
       then f.day else w.valid_from end
from schooling_wanted w cross join this_feed f
where not exists (select from next.schooling o where o.person_id = w.person_id and o.structure_id = w.structure_id
  and o.source = f.source and o.valid_to is null)
order by w.person_id
on conflict (person_id, structure_id, valid_from) do update set source = excluded.source, mef = excluded.mef,
  mef_label = excluded.mef_label, niv_formation = excluded.niv_formation, filiere = excluded.filiere,
  statut = excluded.statut, regime = excluded.regime, enseignements = excluded.enseignements, valid_to = null;

create temp table function_wanted as
select distinct on (w.person_id, p.structure_id, x.code, x.discipline)
  w.person_id, p.structure_id, x.code, x.label, x.discipline, x.discipline_label
from who w join stage_person s on s.type = w.type and s.id = w.id
cross join unnest(s.function_structure, s.function_code, s.function_label, s.function_discipline,
  s.function_discipline_label) as x(structure, code, label, discipline, discipline_label)
join place p on p.jointure = x.structure
where w.type = 'PersEducNat'
order by w.person_id, p.structure_id, x.code, x.discipline, x.label, x.discipline_label;

insert into pending
select w.type, w.id from who w join stage_person s on s.type = w.type and s.id = w.id
where w.type = 'PersEducNat'
  and exists (select from unnest(s.function_structure || s.teaching_structure || s.head_structure || s.heads
      || case when s.is_teacher and s.structure is not null then array[s.structure] else '{}' end) as d(structure)
    where not exists (select from place p where p.jointure = d.structure));

select pg_temp.bring('function', 'o.person_id in (select person_id from touched)');
select pg_temp.bring('function', 'o.structure_id in (select structure_id from place_gone)');
update next.function o set valid_to = greatest(o.valid_from, f.day)
from this_feed f
where o.source = f.source and o.valid_to is null
  and (o.person_id in (select person_id from touched) or o.structure_id in (select structure_id from place_gone))
  and not exists (select from function_wanted w where w.person_id = o.person_id and w.structure_id = o.structure_id
    and (w.code, w.discipline, w.label, w.discipline_label)
      is not distinct from (o.code, o.discipline_code, o.label, o.discipline_label));

insert into next.function (person_id, structure_id, source, code, label, discipline_code, discipline_label, valid_from)
select w.person_id, w.structure_id, f.source, w.code, w.label, w.discipline, w.discipline_label,
  case when exists (select from next.function o where o.person_id = w.person_id and o.structure_id = w.structure_id
      and o.code = w.code and o.discipline_code = w.discipline) then f.day else f.since end
from function_wanted w cross join this_feed f
where not exists (select from next.function o where o.person_id = w.person_id and o.structure_id = w.structure_id
  and o.code = w.code and o.discipline_code = w.discipline and o.source = f.source and o.valid_to is null)
on conflict (person_id, structure_id, code, discipline_code, valid_from) do update set source = excluded.source,
  label = excluded.label, discipline_label = excluded.discipline_label, valid_to = null;
