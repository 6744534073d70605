-- Structures: the same UAI is the same structure, whatever the academy that speaks of it.
create temp table place_staged as
select s.id as jointure,
       coalesce(u.id, j.structure_id,
         first_value(s.new_id) over (partition by coalesce(s.uai, s.id) order by s.id)) as structure_id
from stage_structure s
cross join this_feed f
left join directory.structure u on u.uai = s.uai
left join directory.structure_jointure j on j.academy = f.academy and j.jointure = s.id;

insert into directory.structure as s (id, uai, siret, name, kind, type_code, ministry, contract, academy,
  street, postal_code, city, phone, email)
select distinct on (p.structure_id) p.structure_id, r.uai, r.siret, r.name,
  case when r.ministry ~* 'agricult' and coalesce(t.kind, r.kind_hint) in ('lycee', 'lycee-professionnel')
       then 'lycee-agricole' else coalesce(t.kind, r.kind_hint, 'autre') end,
  r.type_code, r.ministry, r.contract, r.academy, r.street, r.postal_code, r.city, r.phone, r.email
from place_staged p
join stage_structure r on r.id = p.jointure
left join directory.structure_type t on t.type_code = r.type_code
order by p.structure_id, p.jointure
on conflict (id) do update set
  uai = coalesce(excluded.uai, s.uai), siret = coalesce(excluded.siret, s.siret), name = excluded.name,
  kind = excluded.kind, type_code = coalesce(excluded.type_code, s.type_code),
  ministry = coalesce(excluded.ministry, s.ministry), contract = coalesce(excluded.contract, s.contract),
  academy = coalesce(excluded.academy, s.academy), street = coalesce(excluded.street, s.street),
  postal_code = coalesce(excluded.postal_code, s.postal_code), city = coalesce(excluded.city, s.city),
  phone = coalesce(excluded.phone, s.phone), email = coalesce(excluded.email, s.email), missing_since = null;

insert into directory.structure_jointure (academy, jointure, structure_id, source)
select f.academy, p.jointure, p.structure_id, f.source from place_staged p cross join this_feed f
on conflict (academy, jointure) do update set structure_id = excluded.structure_id, source = excluded.source;

-- The structures that this feed may speak of: its own, now there.
create temp table place as
select j.jointure, j.structure_id
from this_feed f
join directory.structure_jointure j on j.academy = f.academy
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
join directory.structure_jointure j on j.academy = f.academy and j.jointure = a.id
where a.type = 'EtabEducNat' and not exists (select from place p where p.structure_id = j.structure_id);

update directory.structure s set missing_since = f.day
from place_gone g cross join this_feed f
where s.id = g.structure_id and s.missing_since is null
  and not exists (select from directory.structure_jointure j
    join directory.source_record r on r.source = j.source and r.type = 'EtabEducNat' and r.id = j.jointure
    where j.structure_id = s.id and r.source <> f.source and r.missing_since is null);

-- Rattachement fonctionnel.
create temp table link_wanted as
select distinct p.structure_id, t.structure_id as to_id
from stage_structure s join place p on p.jointure = s.id
cross join unnest(s.attached_to) as a(jointure) join place t on t.jointure = a.jointure
where t.structure_id <> p.structure_id;

insert into pending
select distinct 'EtabEducNat', s.id from stage_structure s cross join unnest(s.attached_to) as a(jointure)
where not exists (select from place t where t.jointure = a.jointure);
-- Those who were attached to a structure that goes will be read again, should it come back.
insert into pending
select distinct 'EtabEducNat', p.jointure
from directory.structure_link l cross join this_feed f join place p on p.structure_id = l.structure_id
where l.source = f.source and l.valid_to is null and l.to_id in (select structure_id from place_gone)
  and l.structure_id not in (select structure_id from place_staged);

update directory.structure_link l set valid_to = greatest(l.valid_from, f.day)
from this_feed f
where l.source = f.source and l.kind = 'rattachement-fonctionnel' and l.valid_to is null
  and (l.structure_id in (select structure_id from place_gone) or l.to_id in (select structure_id from place_gone)
    or (l.structure_id in (select structure_id from place_staged)
        and not exists (select from link_wanted w where w.structure_id = l.structure_id and w.to_id = l.to_id)));
insert into directory.structure_link (structure_id, kind, to_id, source, valid_from)
select w.structure_id, 'rattachement-fonctionnel', w.to_id, f.source, f.since
from link_wanted w cross join this_feed f
where not exists (select from directory.structure_link l where l.structure_id = w.structure_id and l.to_id = w.to_id
  and l.kind = 'rattachement-fonctionnel' and l.valid_to is null)
on conflict (structure_id, kind, to_id, valid_from) do update set valid_to = null;
