-- Which records are new, changed, the same, back, or gone.
analyze this_feed; analyze stage_structure; analyze stage_person; analyze unmet; analyze held; analyze deleted;

create temp table staged as
select s.type, s.id, s.hash,
       case when r.id is null then 'created' when r.missing_since is not null then 'returned'
            when r.hash = s.hash then 'same' else 'changed' end as state
from (
  select 'EtabEducNat' as type, id, hash from stage_structure
  union all select 'MatiereEducNat', id, hash from stage_matiere
  union all select 'MefEducNat', id, hash from stage_mef
  union all select type, id, hash from stage_person
) s
cross join this_feed f
left join directory.source_record r on r.source = f.source and r.type = s.type and r.id = s.id;
create index on staged (type, id);
analyze staged;

create temp table absent as
select r.type, r.id
from this_feed f
join directory.source_record r on r.source = f.source
where r.missing_since is null
  -- Silence speaks in a complete feed alone.
  and case f.feed_kind when 'complete' then r.pending or exists (select from unmet u where u.hash = r.hash)
    else exists (select from deleted d where d.type = r.type and d.id = r.id) end
  and not exists (select from staged s where s.type = r.type and s.id = r.id)
  and not exists (select from held h where h.type = r.type and h.id = r.id);
create index on absent (type, id);
analyze absent;

select pg_temp.bring('matiere', 'o.code in (select id from stage_matiere)');
insert into next.matiere as matiere (code, label, rattach)
select id, label, rattach from stage_matiere
on conflict (code) do update set label = excluded.label, rattach = coalesce(excluded.rattach, matiere.rattach);

select pg_temp.bring('mef', 'o.code in (select id from stage_mef)');
insert into next.mef as mef (code, label, rattach, stat11, niv_formation, filiere)
select id, label, rattach, stat11, niv_formation, filiere from stage_mef
on conflict (code) do update set label = excluded.label,
  rattach = coalesce(excluded.rattach, mef.rattach), stat11 = coalesce(excluded.stat11, mef.stat11),
  niv_formation = coalesce(excluded.niv_formation, mef.niv_formation), filiere = coalesce(excluded.filiere, mef.filiere);
