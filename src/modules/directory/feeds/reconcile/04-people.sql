-- People. A responsable exists when a pupil names them as representative or in charge (level 1 or 2).
create temp table relation_said as
select s.id as pupil, r.*
from stage_person s
cross join unnest(s.relation_id, s.relation_lien, s.relation_level, s.relation_financial, s.relation_contact,
  s.relation_pays) as r(responsable, lien, level, financial, contact, pays)
where s.type = 'Eleve';
analyze relation_said;

create temp table gone as
select j.person_id, a.type, a.id
from absent a cross join this_feed f
join directory.person_jointure j on j.academy = f.academy and j.type = a.type and j.jointure = a.id;
create index on gone (person_id);
analyze gone;

-- A pupil who is new to this source, and whose INE one person of other sources has, with the same birth date or the same
-- names, is that person: in another school or academy they keep their account.
create temp table same_ine as
select s.type, s.id, min(p.id::text)::uuid as person_id
from stage_person s
cross join this_feed f
join staged g on g.type = s.type and g.id = s.id and g.state = 'created'
join directory.person p on p.ine = s.ine and (p.birth_date = s.birth_date
  or directory.plain_name(p.family_name || ' ' || p.given_name) = directory.plain_name(s.family_name || ' ' || s.given_name))
where s.type = 'Eleve' and s.ine is not null
  and not exists (select from directory.person_jointure j where j.academy = f.academy and j.type = s.type and j.jointure = s.id)
  and not exists (select from directory.person_jointure j where j.person_id = p.id and j.source = f.source)
  and not exists (select from stage_person o where o.type = 'Eleve' and o.ine = s.ine and o.id <> s.id)
group by s.type, s.id having count(*) = 1;

-- So is a responsable who is new to this source, and has the names of one whom that very pupil had before: the parents
-- of those who move keep their accounts, and so do those of their brothers and sisters.
insert into same_ine
select s.type, s.id, min(p.id::text)::uuid
from same_ine i
cross join this_feed f
join relation_said r on r.pupil = i.id
join stage_person s on s.type = 'PersRelEleve' and s.id = r.responsable
join staged g on g.type = s.type and g.id = s.id and g.state = 'created'
join directory.responsibility o on o.pupil_id = i.person_id
join directory.person p on p.id = o.responsable_id
  and directory.plain_name(p.family_name || ' ' || p.given_name) = directory.plain_name(s.family_name || ' ' || s.given_name)
where not exists (select from directory.person_jointure j where j.academy = f.academy and j.type = s.type and j.jointure = s.id)
  and not exists (select from directory.person_jointure j where j.person_id = p.id and j.source = f.source)
group by s.type, s.id having count(distinct p.id) = 1;
delete from same_ine where person_id in (select person_id from same_ine group by 1 having count(*) > 1);

create temp table who as
select s.type, s.id, coalesce(j.person_id, i.person_id, s.new_id) as person_id,
       case when i.id is not null then 'returned' when j.person_id is null then 'created'
            when g.state = 'created' or p.missing_since is not null then 'returned' else g.state end as state
from stage_person s
cross join this_feed f
join staged g on g.type = s.type and g.id = s.id
left join directory.person_jointure j on j.academy = f.academy and j.type = s.type and j.jointure = s.id
left join directory.person p on p.id = j.person_id
left join same_ine i on i.type = s.type and i.id = s.id
where s.type <> 'PersRelEleve'
   or exists (select from relation_said r where r.responsable = s.id and r.level >= 1)
   or exists (select from directory.responsibility r
     where r.responsable_id = j.person_id and r.source = f.source and r.valid_to is null and r.niveau_responsabilite >= 1
       and not exists (select from gone g where g.person_id = r.pupil_id)
       and not exists (select from directory.person_jointure pj join staged ps on ps.type = pj.type and ps.id = pj.jointure
         where pj.person_id = r.pupil_id and pj.academy = f.academy and pj.type = 'Eleve'));
create unique index on who (type, id);
create index on who (person_id);
analyze who;

-- Merged people have several records here. All of them are read each time, even unchanged, so that none ends what
-- another says; of those of one type the first gives the names.
create temp table several as
select person_id, type, min(id) as first from who where state <> 'created' group by 1, 2 having count(*) > 1
union all
select person_id, null, null from who where state <> 'created' and type <> 'PersRelEleve' group by 1 having count(*) > 1;

insert into pending
select w.type, w.id from who w cross join this_feed f
where w.state <> 'created' and w.type <> 'PersRelEleve' and exists (select from directory.person_jointure j
  join directory.source_record r on r.source = f.source and r.type = j.type and r.id = j.jointure and r.missing_since is null
  where j.person_id = w.person_id and j.academy = f.academy and j.type <> 'PersRelEleve' and (j.type, j.jointure) <> (w.type, w.id));

select pg_temp.bring('person', $$o.id in (select person_id from who where state in ('changed', 'returned'))$$);

insert into next.person (id, civility, family_name, given_name, birth_name, other_given_names, birth_date, ine,
  siecle_id, sts_id, email, academic_email, home_phone, work_phone, mobile, sms_phone, address, address_shared)
select w.person_id, s.civility, s.family_name, s.given_name, s.birth_name, s.other_given_names, s.birth_date, s.ine,
  s.siecle_id, s.sts_id, case when s.type <> 'PersEducNat' then s.email end,
  case when s.type = 'PersEducNat' then s.email end, s.home_phone, s.work_phone, s.mobile, s.sms_phone, s.address,
  coalesce(s.address_shared, false)
from who w join stage_person s on s.type = w.type and s.id = w.id
where w.state = 'created';

insert into next.person_jointure (academy, type, jointure, person_id, source)
select f.academy, w.type, w.id, w.person_id, f.source from who w cross join this_feed f
where w.state = 'created' or exists (select from same_ine i where i.type = w.type and i.id = w.id)
order by w.type, w.id;

-- An empty attribute erases nothing, but for address, mobile and SMS number (annexe 4bis).
do $$
declare kind text;
begin
  foreach kind in array array['Eleve', 'PersEducNat', 'PersRelEleve'] loop
    update next.person p set
      civility = coalesce(s.civility, p.civility), family_name = s.family_name, given_name = s.given_name,
      birth_name = coalesce(s.birth_name, p.birth_name),
      other_given_names = case when s.other_given_names = '{}' then p.other_given_names else s.other_given_names end,
      birth_date = coalesce(s.birth_date, p.birth_date), ine = coalesce(s.ine, p.ine),
      siecle_id = coalesce(s.siecle_id, p.siecle_id), sts_id = coalesce(s.sts_id, p.sts_id),
      email = coalesce(case when s.type <> 'PersEducNat' then s.email end, p.email),
      academic_email = coalesce(case when s.type = 'PersEducNat' then s.email end, p.academic_email),
      home_phone = coalesce(s.home_phone, p.home_phone), work_phone = coalesce(s.work_phone, p.work_phone),
      mobile = case when s.type = 'PersRelEleve' then s.mobile else p.mobile end,
      sms_phone = case when s.type = 'PersRelEleve' then s.sms_phone else p.sms_phone end,
      address = case when s.type <> 'PersEducNat' then s.address else p.address end,
      address_shared = coalesce(s.address_shared, p.address_shared), missing_since = null
    from who w join stage_person s on s.type = w.type and s.id = w.id
    where p.id = w.person_id and w.type = kind and w.state in ('changed', 'returned')
      and not exists (select from several v where v.person_id = w.person_id and v.type = w.type and v.first <> w.id);
  end loop;
end $$;

-- Whose links are compared below: whoever was read, and whoever is gone.
create temp table touched as
select person_id from who where type <> 'PersRelEleve'
union select person_id from gone where type <> 'PersRelEleve';
create unique index on touched (person_id);
analyze touched;

-- Whoever had something in a structure that is gone is read again when it comes back.
insert into pending
select j.type, j.jointure
from this_feed f
join directory.person_jointure j on j.academy = f.academy
where exists (select from place_gone) and j.type <> 'PersRelEleve'
  and j.person_id not in (select person_id from touched) and j.person_id in (
  select s.person_id from directory.schooling s join place_gone g using (structure_id) where s.source = f.source and s.valid_to is null
  union select s.person_id from directory.function s join place_gone g using (structure_id) where s.source = f.source and s.valid_to is null
  union select m.person_id from directory.group_member m join directory.people_group pg on pg.id = m.group_id
    join place_gone g using (structure_id) where m.source = f.source and m.valid_to is null
  union select t.person_id from directory.teaching t join directory.people_group pg on pg.id = t.group_id
    join place_gone g using (structure_id) where t.source = f.source and t.valid_to is null);
