import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** What other systems are told of a structure. */
export interface OutwardStructure {
  id: string;
  uai: string | null;
  siret: string | null;
  name: string;
  kind: string;
  isSchool: boolean;
  typeCode: string | null;
  typeLabel: string | null;
  ministry: string | null;
  contract: string | null;
  /** A name, as the feeds write it: `ORLEANS-TOURS`. */
  academy: string | null;
  department: string | null;
  street: string | null;
  postalCode: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  jointures: { academy: string; jointure: string }[];
  /** Ids of the structures that it hangs on, told themselves. */
  attachedTo: string[];
  divisions: { code: string; label: string; mefs: string[] }[];
  groupes: { code: string; label: string; divisions: string[] }[];
}

/** Every structure that a feed still says, in the order of their ids: some thousands at most. */
export async function outwardStructures(ctx: { db: Database }): Promise<OutwardStructure[]> {
  const { rows } = await sql<OutwardStructure>`
    select s.id, s.uai, s.siret, s.name, s.kind, k.is_school as "isSchool", s.type_code as "typeCode",
      t.label as "typeLabel", s.ministry, s.contract, s.academy, s.department, s.street,
      s.postal_code as "postalCode", s.city, s.phone, s.email,
      (select coalesce(json_agg(json_build_object('academy', academy, 'jointure', jointure) order by academy, jointure), '[]')
       from directory.structure_jointure where structure_id = s.id) as jointures,
      (select coalesce(json_agg(distinct l.to_id), '[]') from directory.structure_link l
       join directory.structure o on o.id = l.to_id and o.missing_since is null
       where l.structure_id = s.id and l.valid_from <= d.today and (l.valid_to is null or l.valid_to > d.today)) as "attachedTo",
      (select coalesce(json_agg(json_build_object('code', code, 'label', coalesce(official_label, label), 'mefs', mefs) order by code), '[]')
       from directory.people_group g where g.structure_id = s.id and g.kind = 'division'
         and g.valid_from <= d.today and (g.valid_to is null or g.valid_to > d.today)) as divisions,
      (select coalesce(json_agg(json_build_object('code', code, 'label', coalesce(official_label, label), 'divisions', divisions) order by code), '[]')
       from directory.people_group g where g.structure_id = s.id and g.kind = 'groupe'
         and g.valid_from <= d.today and (g.valid_to is null or g.valid_to > d.today)) as groupes
    from directory.structure s
    join directory.structure_kind k on k.kind = s.kind
    left join directory.structure_type t on t.type_code = s.type_code
    cross join lateral (select directory.today_in(s.time_zone) as today) d
    where s.missing_since is null
    order by s.id`.execute(db(ctx));
  return rows;
}
