import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** A person that no feed brings: an administrator of the platform, a guest. Returns their id. */
export async function openLocalPerson(
  ctx: { db: Database },
  { givenName, familyName }: { givenName: string; familyName: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into directory.person (given_name, family_name) values (${givenName}, ${familyName}) returning id`.execute(
    db(ctx),
  );
  const [person] = rows;
  if (person === undefined) throw new Error('The person was not written.');
  return person.id;
}

/** Gives a power to a person, in a structure (by UAI) or, without one, on the whole platform; the reason is kept. */
export async function grantPower(
  ctx: { db: Database },
  power: { personId: string; verb: 'administer'; uai: string | null; reason: string },
): Promise<void> {
  await sql`
    insert into directory.power (person_id, verb, structure_id, reason)
    select ${power.personId}, ${power.verb}, (select id from directory.structure where uai = ${power.uai}), ${power.reason}
    where ${power.uai}::text is null or exists (select from directory.structure where uai = ${power.uai})`.execute(
    db(ctx),
  );
}
