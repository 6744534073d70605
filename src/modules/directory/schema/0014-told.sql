-- The same memberships as before, said so that the planner is not frightened: only a responsable under a restriction is
-- asked the long question, and a school's members are found by their school (86 ms before, 4 after).

-- Whether a responsable still belongs to a group of a school or of a division: a child of whom they may be told is there.
create function directory.is_told(responsable uuid, structure uuid, group_kind text, group_code text)
returns boolean language sql stable parallel safe cost 10 as $$
  select exists (select from directory.responsibility_today r
    join directory.membership_whole k on k.person_id = r.pupil_id and k.structure_id = structure
      and k.kind = case group_kind when 'responsables' then 'division' else 'profile' end
      and k.code = case group_kind when 'responsables' then group_code else 'ELV' end
    where r.responsable_id = responsable and r.niveau_responsabilite in (1, 2))
$$;

-- Who belongs to what, today. A responsable leaves the groups of a school and of a division with the last child there
-- of whom they may be told.
create or replace view directory.membership as
select m.person_id, m.group_id, m.structure_id, m.kind, m.code, m.label, m.valid_from, m.valid_to
from directory.membership_whole m
where (m.kind <> 'responsables' and (m.kind <> 'profile' or m.code <> 'TUT'))
   or not exists (select from directory.custody_restriction c where c.responsable_id = m.person_id)
   or directory.is_told(m.person_id, m.structure_id, m.kind, m.code);
