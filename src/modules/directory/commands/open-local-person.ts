import { sql } from 'kysely';
import { type Acting, note } from '#kernel/acts';
import { together } from '#kernel/db';
import { db } from '../tables.ts';

/** A person that no feed brings: an administrator of the platform, a guest. Returns their id. */
export const openLocalPerson = (
  ctx: Acting,
  person: { givenName: string; familyName: string; email?: string | null },
): Promise<string> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
    insert into directory.person (given_name, family_name, email)
    values (${person.givenName}, ${person.familyName}, ${person.email ?? null}) returning id`.execute(
      db(ctx),
    );
    const [written] = rows;
    if (written === undefined) throw new Error('The person was not written.');
    await note(ctx, {
      verb: 'directory.open-person',
      to: { kind: 'person', id: written.id },
      scope: null,
    });
    return written.id;
  });

/** Gives a power to a person, in a structure (by UAI) or, without one, on the whole platform; the reason is kept. */
export const grantPower = (
  ctx: Acting,
  power: { personId: string; verb: 'administer'; uai: string | null; reason: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ scope: string | null }>`
    insert into directory.power (person_id, verb, structure_id, reason)
    select ${power.personId}, ${power.verb}, (select id from directory.structure where uai = ${power.uai}), ${power.reason}
    where ${power.uai}::text is null or exists (select from directory.structure where uai = ${power.uai})
    returning structure_id as scope`.execute(db(ctx));
    const to = { kind: 'person', id: power.personId };
    for (const { scope } of rows) await note(ctx, { verb: 'directory.grant-power', to, scope });
  });
