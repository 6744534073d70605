import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import type { Profile } from '../contract.ts';
import { db } from '../tables.ts';
import { isTold } from './is-told.ts';

/** Somebody's place in a group today. */
export interface OutwardMembership {
  groupId: string;
  structureId: string;
  kind: string;
  code: string;
}

/** The tie between a pupil and a responsable, as one of the two has it. */
export interface OutwardTie {
  personId: string;
  lien: string;
  niveauResponsabilite: number;
  financial: boolean;
  contactPriority: number | null;
  pays: boolean;
}

/**
 * What other systems are told of a person. Neither birth date, INE, home address, telephone nor private mail: what a
 * person has not opened stays here.
 */
export interface OutwardPerson {
  id: string;
  civility: string | null;
  givenName: string;
  familyName: string;
  displayName: string;
  academicEmail: string | null;
  isOfAge: boolean;
  jointures: { academy: string; jointure: string }[];
  profiles: Profile[];
  memberships: OutwardMembership[];
  functions: {
    structureId: string;
    code: string;
    label: string | null;
    disciplineCode: string;
    disciplineLabel: string | null;
  }[];
  /** The latest first. */
  schoolings: {
    structureId: string;
    mef: string | null;
    mefLabel: string | null;
    nivFormation: string | null;
    filiere: string | null;
    statut: string | null;
    regime: string | null;
    enseignements: string[];
  }[];
  teachings: { structureId: string; kind: string; code: string; matiere: string }[];
  responsables: OutwardTie[];
  pupils: OutwardTie[];
}

/**
 * Everybody who is told, or of `only` these, `size` at a time, in the order of their ids. In one transaction they are
 * those of one moment.
 */
export async function* outwardPeople(
  ctx: { db: Database },
  only?: readonly string[],
  size = 500,
): AsyncGenerator<OutwardPerson[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await nextPeople(ctx, only, after, size);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield page.map(({ memberships, ...person }) => ({
      ...person,
      memberships,
      profiles: profilesOf(memberships),
    }));
  }
}

const profilesOf = (memberships: readonly OutwardMembership[]) =>
  [
    ...new Set(memberships.filter(({ kind }) => kind === 'profile').map(({ code }) => code)),
  ] as Profile[];

type Row = Omit<OutwardPerson, 'profiles'>;

async function nextPeople(
  ctx: { db: Database },
  only: readonly string[] | undefined,
  after: string,
  size: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.civility, c.given_name as "givenName", c.family_name as "familyName",
      c.display_name as "displayName", p.academic_email as "academicEmail",
      coalesce(p.birth_date <= directory.today_in('Europe/Paris') - interval '18 years', false) as "isOfAge",
      ${each(sql`distinct jsonb_build_object('academy', academy, 'jointure', regexp_replace(jointure, '^1D:', ''))
        from directory.person_jointure where person_id = p.id`)} as jointures,
      ${each(sql`distinct jsonb_build_object('groupId', group_id, 'structureId', structure_id, 'kind', kind, 'code', code)
        from directory.membership where person_id = p.id`)} as memberships,
      ${each(sql`jsonb_build_object('structureId', structure_id, 'code', code, 'label', coalesce(f.label, n.label),
          'disciplineCode', discipline_code, 'disciplineLabel', discipline_label)
        from directory.function f join directory.structure s on s.id = f.structure_id
        left join directory.function_profile n on n.function_code = f.code
        where f.person_id = p.id and f.valid_from <= directory.today_in(s.time_zone)
          and (f.valid_to is null or f.valid_to > directory.today_in(s.time_zone))
        order by f.valid_from, f.structure_id, f.code, f.discipline_code`)} as functions,
      ${each(sql`jsonb_build_object('structureId', structure_id, 'mef', o.mef, 'mefLabel', coalesce(o.mef_label, m.label),
          'nivFormation', coalesce(o.niv_formation, m.niv_formation), 'filiere', coalesce(o.filiere, m.filiere),
          'statut', statut, 'regime', regime, 'enseignements', enseignements)
        from directory.schooling o join directory.structure s on s.id = o.structure_id
        left join directory.mef m on m.code = o.mef
        where o.person_id = p.id and o.valid_from <= directory.today_in(s.time_zone)
          and (o.valid_to is null or o.valid_to > directory.today_in(s.time_zone))
        order by o.valid_from desc, o.structure_id`)} as schoolings,
      ${each(sql`distinct jsonb_build_object('structureId', structure_id, 'kind', kind, 'code', code, 'matiere', matiere)
        from directory.teaching_today where person_id = p.id`)} as teachings,
      ${tied('pupil_id', 'responsable_id')} as responsables, ${tied('responsable_id', 'pupil_id')} as pupils
    from directory.person p join directory.person_card c on c.person_id = p.id
    where p.id > ${after} and ${only === undefined ? sql`true` : sql`p.id = any(${[...only]}::uuid[])`} and ${isTold}
    order by p.id limit ${size}`.execute(db(ctx));
  return rows;
}

const each = (select: ReturnType<typeof sql>) => sql`array(select ${select})`;

/** The ties of a person on one side, to those on the other side who are told too. */
const tied = (mine: 'pupil_id' | 'responsable_id', theirs: 'pupil_id' | 'responsable_id') => sql`
  array(select jsonb_build_object('personId', t.theirs, 'lien', t.lien, 'niveauResponsabilite', t.niveau,
      'contactPriority', t.contact_priority, 'financial', t.financial, 'pays', t.pays)
    from (select distinct on (r.${sql.ref(theirs)}) r.${sql.ref(theirs)} as theirs, r.lien,
        r.niveau_responsabilite as niveau, r.contact_priority, b.financial, b.pays
      from directory.responsibility_today r
      join directory.responsibility b on b.pupil_id = r.pupil_id and b.responsable_id = r.responsable_id
      where r.${sql.ref(mine)} = p.id
      order by r.${sql.ref(theirs)}, b.valid_from desc) t
    where exists (select from directory.person p where p.id = t.theirs and ${isTold}))`;
