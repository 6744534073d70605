import { sql } from 'kysely';
import type { Errand, PersonCopy } from '#kernel/module';
import { db } from '../tables.ts';

/** By which opaque name each application knows the person. */
export async function exportedPerson(ctx: Errand, personId: string): Promise<PersonCopy> {
  const { rows } = await sql<{ application: string; identifiant: string }>`
    select s.name as application, o.id as identifiant
    from sso.opaque_id o join sso.service s on s.id = o.service_id
    where o.person_id = ${personId} order by s.name`.execute(db(ctx));
  if (rows.length === 0) return { facts: null, readable: [] };
  return {
    facts: rows,
    readable: [
      {
        title: 'Applications reliées',
        lines: rows.map(({ application, identifiant }) => ({
          label: application,
          value: identifiant,
        })),
      },
    ],
  };
}
