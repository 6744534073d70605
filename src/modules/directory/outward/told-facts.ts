import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** Facts of one person that an application is told only where its list names them. */
export interface ToldFacts {
  /** `YYYY-MM-DD`. */
  birthDate: string | null;
  postalCode: string | null;
  mail: string | null;
  /** As sources know the person: the academy and the identifier there. */
  jointures: readonly { academy: string; jointure: string }[];
  functions: readonly { uai: string | null; code: string; label: string; discipline: string }[];
  mefs: readonly { code: string; label: string }[];
  /** Codes and labels of what a pupil follows, as the feed gave them. */
  enseignements: readonly string[];
  groups: readonly string[];
  /** The divisions that a teacher teaches; the matières that they teach. */
  taughtDivisions: readonly string[];
  matieres: readonly string[];
}

/** What a linked application may be told of a person besides names, structures and classes. One statement. */
export async function toldFacts(ctx: { db: Database }, personId: string): Promise<ToldFacts> {
  const { rows } = await sql<ToldFacts>`
    select p.birth_date::text as "birthDate", p.address->>'postalCode' as "postalCode",
      coalesce(p.academic_email, p.email) as mail,
      array(select distinct jsonb_build_object('academy', academy, 'jointure', regexp_replace(jointure, '^1D:', ''))
        from directory.person_jointure where person_id = p.id) as jointures,
      array(select jsonb_build_object('uai', s.uai, 'code', f.code, 'label', coalesce(f.label, n.label, ''),
          'discipline', coalesce(f.discipline_label, ''))
        from directory.function f join directory.structure s on s.id = f.structure_id
        left join directory.function_profile n on n.function_code = f.code
        where f.person_id = p.id and f.valid_from <= directory.today_in(s.time_zone)
          and (f.valid_to is null or f.valid_to > directory.today_in(s.time_zone))
        order by f.valid_from, f.code) as functions,
      array(select jsonb_build_object('code', o.mef, 'label', coalesce(o.mef_label, m.label, ''))
        from directory.schooling o join directory.structure s on s.id = o.structure_id
        left join directory.mef m on m.code = o.mef
        where o.person_id = p.id and o.mef is not null and o.valid_from <= directory.today_in(s.time_zone)
          and (o.valid_to is null or o.valid_to > directory.today_in(s.time_zone))
        order by o.valid_from desc) as mefs,
      array(select distinct unnest(o.enseignements)
        from directory.schooling o join directory.structure s on s.id = o.structure_id
        where o.person_id = p.id and o.valid_from <= directory.today_in(s.time_zone)
          and (o.valid_to is null or o.valid_to > directory.today_in(s.time_zone))) as enseignements,
      array(select distinct m.label from directory.membership m
        where m.person_id = p.id and m.kind = 'groupe' order by 1) as groups,
      array(select distinct t.label from directory.teaching_today t
        where t.person_id = p.id and t.kind = 'division' order by 1) as "taughtDivisions",
      array(select distinct coalesce(m.label, t.matiere) from directory.teaching_today t
        left join directory.matiere m on m.code = t.matiere
        where t.person_id = p.id and t.matiere is not null order by 1) as matieres
    from directory.person p where p.id = ${personId}`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) throw new Error('One row was promised.');
  return row;
}
