import { sql } from 'kysely';
import type { Actor, Visit } from '#modules/directory';
import { type ActorRow, actorFrom, personColumns } from '../queries/actor-row.ts';
import { db } from '../tables.ts';
import { canHelp, type Helped } from './policy.ts';

/**
 * Somebody as whoever helps them sees the portal: their person, hats and powers, in the helper's session, which proves
 * nothing of them. The helper themselves, once they may not help that person any more or the account is gone.
 */
export async function seenAs(
  ctx: Pick<Visit, 'db'>,
  own: Actor,
  { accountId, endsAt }: { accountId: string; endsAt: string },
): Promise<Actor> {
  if (!own.powers.some(({ verb }) => verb === 'administer')) return own;
  const { session, personId, displayName } = own;
  const { rows } = await sql<ActorRow>`
    select ${session.id}::uuid as session_id, ${session.strength}::text as strength, ${session.startedAt}::timestamptz as started_at,
      null as stepped_up_at, ${session.expiresAt}::timestamptz as expires_at, a.worn_structure_id as structure_id,
      a.worn_profile as profile, ${personColumns}
    from identity.account a join directory.person_card p on p.person_id = a.person_id
    where a.id = ${accountId}`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return own;
  const seen = actorFrom(row);
  if (!canHelp(own, helpedIn(seen))) return own;
  return { ...seen, support: { personId, displayName, endsAt: new Date(endsAt) } };
}

const helpedIn = ({ personId, hats, powers }: Actor): Helped => ({
  personId,
  structureIds: hats.map(({ structureId }) => structureId),
  administers: powers
    .filter(({ verb }) => verb === 'administer')
    .map(({ structureId }) => structureId),
});
