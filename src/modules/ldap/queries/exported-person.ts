import { sql } from 'kysely';
import type { Errand, PersonCopy } from '#kernel/module';
import { uidOf } from '../sdet/dn.ts';
import { db } from '../tables.ts';

/** Under which name other systems know the person, if they were told of them. */
export async function exportedPerson(ctx: Errand, personId: string): Promise<PersonCopy> {
  const { rows } = await sql`
    select from ldap.sent_entry where person_id = ${personId} limit 1`.execute(db(ctx));
  if (rows.length === 0) return { facts: null, readable: [] };
  const uid = uidOf(personId);
  return {
    facts: { uid },
    readable: [
      {
        title: 'Annuaire LDAP, pour les autres applications de l’ENT',
        lines: [{ label: 'Identifiant (uid)', value: uid }],
      },
    ],
  };
}
