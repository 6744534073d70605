import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

type Ctx = { db: Database };

/** A person, as an administrator of the whole platform makes sure of who it is. */
export interface KnownPerson {
  id: string;
  displayName: string;
  birthDate: string | null;
  ine: string | null;
  roles: { profile: string; structure: string }[];
}

/** Whoever has this id; undefined when there is no such person. */
export async function knownPerson(ctx: Ctx, personId: string): Promise<KnownPerson | undefined> {
  const { rows } = await sql<KnownPerson>`
    select p.id, c.display_name as "displayName", p.birth_date as "birthDate", p.ine,
      (select coalesce(json_agg(json_build_object('profile', m.code, 'structure', s.name) order by s.name, m.code), '[]')
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = p.id and m.kind = 'profile') as roles
    from directory.person p join directory.person_card c on c.person_id = p.id
    where p.id = ${personId}`.execute(db(ctx));
  return rows[0];
}

/** Whether one is, or was, responsible for the other: two people, whatever their names. */
export async function areFamily(ctx: Ctx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from directory.responsibility
      where (pupil_id, responsable_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))) as found`.execute(
    db(ctx),
  );
  return rows[0]?.found === true;
}

/** Whether the platform would be left without anybody who looks after all of it. */
export async function isLastAdministrator(ctx: Ctx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ administers: boolean; others: boolean }>`
    select coalesce(bool_or(person_id = ${personId}), false) as administers,
      coalesce(bool_or(person_id <> ${personId}), false) as others
    from directory.power_today where verb = 'administer' and structure_id is null`.execute(db(ctx));
  const [row] = rows;
  return row?.administers === true && !row.others;
}

/** The minors for whom a person holds parental authority (niveau 1) today, within their sight. */
export async function minorsInChargeOf(
  ctx: Ctx,
  personId: string,
): Promise<{ id: string; givenName: string }[]> {
  const { rows } = await sql<{ id: string; givenName: string }>`
    select distinct p.id, c.given_name as "givenName", p.birth_date
    from directory.sight s
    join directory.responsibility_today r on r.responsable_id = s.viewer_id and r.pupil_id = s.subject_id
    join directory.person p on p.id = s.subject_id
    join directory.person_card c on c.person_id = p.id
    where s.viewer_id = ${personId} and s.because = 'my-child' and r.niveau_responsabilite = 1
      and p.birth_date > directory.today_in('Europe/Paris') - interval '18 years'
    order by p.birth_date, c.given_name`.execute(db(ctx));
  return rows.map(({ id, givenName }) => ({ id, givenName }));
}
