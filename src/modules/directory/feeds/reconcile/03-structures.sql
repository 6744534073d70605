-- Structures: the same UAI is the same structure, whatever the academy that speaks of it. Within one feed, a UAI is
-- given once: the reader refuses the records that give it again.
create temp table place_staged as
select s.id as jointure, coalesce(u.id, j.structure_id, s.new_id) as structure_id
from stage_structure s
cross join this_feed f
left join directory.structure u on u.uai = s.uai
left join directory.structure_jointure j on j.academy = f.academy and j.jointure = s.id;

select pg_temp.bring('structure', 'true'), pg_temp.bring('structure_jointure', 'true'), pg_temp.bring('structure_link', 'true');

insert into next.structure as s (id, uai, siret, name, kind, type_code, ministry, ministry_code, contract, academy,
  street, postal_code, city, phone, email, time_zone)
select distinct on (p.structure_id) p.structure_id, r.uai, r.siret, r.name,
  case when m.code = 'agriculture' and coalesce(t.kind, r.kind_hint) in ('lycee', 'lycee-professionnel')
       then 'lycee-agricole' else coalesce(t.kind, r.kind_hint, 'autre') end,
  r.type_code, r.ministry, m.code, r.contract, r.academy, r.street, r.postal_code, r.city, r.phone, r.email,
  coalesce(here.time_zone, 'Europe/Paris')
from place_staged p
join stage_structure r on r.id = p.jointure
cross join lateral (select directory.ministry_of(r.ministry) as code) m
left join directory.structure_type t on t.type_code = r.type_code
left join directory.territory here
  on here.department = left(r.postal_code, case when r.postal_code ~ '^9[78]' then 3 else 2 end)
order by p.structure_id, p.jointure
on conflict (id) do update set
  uai = coalesce(excluded.uai, s.uai), siret = coalesce(excluded.siret, s.siret), name = excluded.name,
  kind = excluded.kind, type_code = coalesce(excluded.type_code, s.type_code),
  ministry = coalesce(excluded.ministry, s.ministry), ministry_code = coalesce(excluded.ministry_code, s.ministry_code),
  time_zone = case when excluded.postal_code is distinct from s.postal_code and excluded.postal_code is not null
    then excluded.time_zone else s.time_zone end,
  contract = coalesce(excluded.contract, s.contract),
  academy = coalesce(excluded.academy, s.academy), street = coalesce(excluded.street, s.street),
  postal_code = coalesce(excluded.postal_code, s.postal_code), city = coalesce(excluded.city, s.city),
  phone = coalesce(excluded.phone, s.phone), email = coalesce(excluded.email, s.email), missing_since = null;

insert into next.structure_jointure (academy, jointure, structure_id, source)
select f.academy, p.jointure, p.structure_id, f.source from place_staged p cross join this_feed f
on conflict (academy, jointure) do update set structure_id = excluded.structure_id, source = excluded.source;

-- The structures that this feed may speak of: its own, now there.
create temp table place as
select j.jointure, j.structure_id
from this_feed f
join next.structure_jointure j on j.academy = f.academy
where exists (select from stage_structure s where s.id = j.jointure)
   or (exists (select from directory.source_record r
               where r.source = j.source and r.type = 'EtabEducNat' and r.id = j.jointure and r.missing_since is null)
       and not (j.source = f.source and exists (select from absent a where a.type = 'EtabEducNat' and a.id = j.jointure)));
create unique index on place (jointure);
analyze place;

create temp table place_gone as
select distinct j.structure_id
from absent a
cross join this_feed f
join next.structure_jointure j on j.academy = f.academy and j.jointure = a.id
where a.type = 'EtabEducNat' and not exists (select from place p where p.structure_id = j.structure_id);

update next.structure s set missing_since = f.day
from place_gone g cross join this_feed f
where s.id = g.structure_id and s.missing_since is null
  and not exists (select from next.structure_jointure j
    join directory.source_record r on r.source = j.source and r.type = 'EtabEducNat' and r.id = j.jointure
    where j.structure_id = s.id and r.source <> f.source and r.missing_since is null);

-- Rattachements fonctionnels, by what they tie together.
create temp table link_wanted as
select distinct p.structure_id, directory.link_kind_of(mine.type_code, mine.kind, theirs.type_code, theirs.kind) as kind,
  t.structure_id as to_id
from stage_structure s join place p on p.jointure = s.id
cross join unnest(s.attached_to) as a(jointure) join place t on t.jointure = a.jointure
join next.structure mine on mine.id = p.structure_id
join next.structure theirs on theirs.id = t.structure_id
where t.structure_id <> p.structure_id;

insert into pending
select distinct 'EtabEducNat', s.id from stage_structure s cross join unnest(s.attached_to) as a(jointure)
where not exists (select from place t where t.jointure = a.jointure);
-- Those who were attached to a structure that goes will be read again, should it come back.
insert into pending
select distinct 'EtabEducNat', p.jointure
from next.structure_link l cross join this_feed f join place p on p.structure_id = l.structure_id
where l.source = f.source and l.kind <> 'academie' and l.valid_to is null
  and l.to_id in (select structure_id from place_gone) and l.structure_id not in (select structure_id from place_staged);

update next.structure_link l set valid_to = greatest(l.valid_from, f.day)
from this_feed f
where l.source = f.source and l.kind <> 'academie' and l.valid_to is null
  and (l.structure_id in (select structure_id from place_gone) or l.to_id in (select structure_id from place_gone)
    or (l.structure_id in (select structure_id from place_staged)
        and not exists (select from link_wanted w
          where w.structure_id = l.structure_id and w.kind = l.kind and w.to_id = l.to_id)));

-- The académie: every school is under the rectorat of its feed, and under the services of its département.
create temp table academie_wanted as
select distinct p.structure_id, t.structure_id as to_id
from place p
join next.structure s on s.id = p.structure_id
join directory.structure_kind k on k.kind = s.kind and k.is_school
cross join place t
join next.structure served on served.id = t.structure_id
where served.type_code = '820' or (served.type_code = '810' and served.department = s.department);

update next.structure_link l set valid_to = greatest(l.valid_from, f.day)
from this_feed f
where l.source = f.source and l.kind = 'academie' and l.valid_to is null
  and not exists (select from academie_wanted w where w.structure_id = l.structure_id and w.to_id = l.to_id);

insert into next.structure_link (structure_id, kind, to_id, source, valid_from)
select w.structure_id, w.kind, w.to_id, f.source, f.since
from (select structure_id, kind, to_id from link_wanted
      union all select structure_id, 'academie', to_id from academie_wanted) w
cross join this_feed f
where not exists (select from next.structure_link l where l.structure_id = w.structure_id and l.to_id = w.to_id
  and l.kind = w.kind and l.valid_to is null)
on conflict (structure_id, kind, to_id, valid_from) do update set valid_to = null;
