-- Families, and the responsables whom nobody names any more.
create temp table responsable_there as
select s.responsable as jointure, j.person_id
from (select distinct responsable from relation_said) s
cross join this_feed f
join now.person_jointure j on j.academy = f.academy and j.type = 'PersRelEleve' and j.jointure = s.responsable
where exists (select from who w where w.type = 'PersRelEleve' and w.id = s.responsable)
   or (exists (select from directory.source_record r
         where r.source = f.source and r.type = 'PersRelEleve' and r.id = s.responsable and r.missing_since is null)
       and not exists (select from absent a where a.type = 'PersRelEleve' and a.id = s.responsable)
       and not exists (select from staged g where g.type = 'PersRelEleve' and g.id = s.responsable));
create unique index on responsable_there (jointure);
analyze responsable_there;

create temp table relation_wanted as
select w.person_id as pupil_id, t.person_id as responsable_id, s.lien, s.level, s.financial, s.contact, s.pays
from relation_said s
join who w on w.type = 'Eleve' and w.id = s.pupil
join responsable_there t on t.jointure = s.responsable
where t.person_id <> w.person_id;
create index on relation_wanted (pupil_id);
analyze relation_wanted;
-- Two records of one responsable, or of one pupil: the stronger bond.
delete from relation_wanted a using relation_wanted b
where (a.pupil_id in (select person_id from several)
    or a.responsable_id in (select person_id from responsable_there group by 1 having count(*) > 1))
  and (b.pupil_id, b.responsable_id) = (a.pupil_id, a.responsable_id)
  and (a.level = 0, a.level, a.ctid) > (b.level = 0, b.level, b.ctid);

insert into pending
select distinct 'Eleve', s.pupil from relation_said s
where not exists (select from responsable_there t where t.jointure = s.responsable);

-- Staged, but named by nobody: as good as gone, unless another record of theirs is there.
create temp table unnamed as
select person_id from (
select j.person_id
from staged s cross join this_feed f
join directory.person_jointure j on j.academy = f.academy and j.type = s.type and j.jointure = s.id
where s.type = 'PersRelEleve' and not exists (select from who w where w.type = s.type and w.id = s.id)
union select person_id from gone where type = 'PersRelEleve') u
where not exists (select from this_feed f
  join directory.person_jointure j on j.person_id = u.person_id and j.academy = f.academy and j.type = 'PersRelEleve'
  join directory.source_record r on r.source = f.source and r.type = j.type and r.id = j.jointure and r.missing_since is null
  where not exists (select from absent a where a.type = j.type and a.id = j.jointure)
    and not exists (select from staged s where s.type = j.type and s.id = j.jointure
      and not exists (select from who w where w.type = s.type and w.id = s.id)));

insert into pending
select distinct j.type, j.jointure
from unnamed u cross join this_feed f
join directory.responsibility o on o.responsable_id = u.person_id and o.source = f.source and o.valid_to is null
join directory.person_jointure j on j.person_id = o.pupil_id and j.academy = f.academy and j.type = 'Eleve'
where o.pupil_id not in (select person_id from touched);

create temp table responsable_touched as
select person_id from who where type = 'PersRelEleve'
union select person_id from unnamed
union select o.responsable_id from touched t join directory.responsibility o on o.pupil_id = t.person_id
  cross join this_feed f where o.source = f.source and o.valid_to is null
union select responsable_id from relation_wanted;
create unique index on responsable_touched (person_id);
analyze responsable_touched;

select pg_temp.bring('responsibility', 'o.pupil_id in (select person_id from touched)');
select pg_temp.bring('responsibility', 'o.responsable_id in (select person_id from responsable_touched)');
update next.responsibility o set valid_to = greatest(o.valid_from, f.day)
from this_feed f
where o.source = f.source and o.valid_to is null
  and (o.pupil_id in (select person_id from touched) or o.responsable_id in (select person_id from unnamed))
  and not exists (select from relation_wanted w where w.pupil_id = o.pupil_id and w.responsable_id = o.responsable_id
    and (w.lien, w.level, w.financial, w.contact, w.pays)
      is not distinct from (o.lien, o.niveau_responsabilite, o.financial, o.contact_priority, o.pays));

insert into next.responsibility (pupil_id, responsable_id, source, lien, niveau_responsabilite, financial,
  contact_priority, pays, valid_from)
select w.pupil_id, w.responsable_id, f.source, w.lien, w.level, w.financial, w.contact, w.pays,
  case when exists (select from next.responsibility o where o.pupil_id = w.pupil_id and o.responsable_id = w.responsable_id)
       then f.day else f.since end
from relation_wanted w cross join this_feed f
where not exists (select from next.responsibility o where o.pupil_id = w.pupil_id and o.responsable_id = w.responsable_id
  and o.source = f.source and o.valid_to is null)
order by w.pupil_id, w.responsable_id
on conflict (pupil_id, responsable_id, valid_from) do update set source = excluded.source, lien = excluded.lien,
  niveau_responsabilite = excluded.niveau_responsabilite, financial = excluded.financial,
  contact_priority = excluded.contact_priority, pays = excluded.pays, valid_to = null;

create temp table orphan as
select t.person_id, j.jointure as id
from responsable_touched t cross join this_feed f
join now.person_jointure j on j.person_id = t.person_id and j.academy = f.academy and j.type = 'PersRelEleve'
where not exists (select from next.responsibility o where o.responsable_id = t.person_id and o.source = f.source
  and o.valid_to is null and o.niveau_responsabilite >= 1);
analyze orphan;

insert into pending
select distinct j.type, j.jointure
from orphan u cross join this_feed f
join next.responsibility o on o.responsable_id = u.person_id and o.source = f.source and o.valid_to is null
join now.person_jointure j on j.person_id = o.pupil_id and j.academy = f.academy and j.type = 'Eleve';

update next.responsibility o set valid_to = greatest(o.valid_from, f.day)
from orphan u cross join this_feed f
where o.responsable_id = u.person_id and o.source = f.source and o.valid_to is null;

select pg_temp.bring('person', 'o.id in (select person_id from gone union select person_id from orphan)');
update next.person p set missing_since = f.day
from (select person_id, type, id from gone union select person_id, 'PersRelEleve', id from orphan) g
cross join this_feed f
where p.id = g.person_id and p.missing_since is null
  and not exists (select from now.person_jointure j
    join directory.source_record r on r.type = j.type and r.id = j.jointure and r.missing_since is null
    where j.person_id = p.id and case when r.source like 'aaf:%' then split_part(r.source, ':', 3) else r.source end = j.academy
      and not (r.source = f.source and r.type = g.type and r.id = g.id));
