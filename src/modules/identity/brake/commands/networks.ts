import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import { writtenNetwork } from '../network.ts';
import { canBrake } from '../policy.ts';
import { mustBeThere } from '../reach.ts';

/** How many networks one school may declare. */
const MOST = 20;

/** Says that a school shares an address. One that was learned becomes declared. */
export const declareNetwork = (
  ctx: Context,
  asked: { structureId: string; network: string },
): Promise<{ id: string }> =>
  together(ctx, async (ctx) => {
    const { structureId } = asked;
    const reach = { brandKey: null, structureId, profile: null };
    if (!canBrake(ctx.actor, reach)) return refuse('missing', 'identity.no-such-reach');
    await mustBeThere(ctx, reach);
    const network = writtenNetwork(asked.network);
    if (network === undefined) return refuse('invalid', 'identity.not-a-network');
    const { rows } = await sql<{ id: string }>`
      insert into identity.known_network (structure_id, network, source, since, declared_by)
      select ${structureId}, ${network}::cidr, 'declared', ${ctx.clock.now()}, ${ctx.actor.personId}
      where (select count(*) from identity.known_network where structure_id = ${structureId} and source = 'declared') < ${MOST}
      on conflict (structure_id, network) do update set source = 'declared', declared_by = excluded.declared_by
      returning id`.execute(db(ctx));
    const [declared] = rows;
    if (declared === undefined) return refuse('conflict', 'identity.too-many-networks');
    const to = { kind: 'network', id: declared.id };
    await note(ctx, { verb: 'identity.declare-network', to, scope: structureId });
    return declared;
  });

/** No longer counts an address as a school's. */
export const forgetNetwork = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ structureId: string }>`
      select structure_id as "structureId" from identity.known_network where id = ${id} for update`.execute(
      db(ctx),
    );
    const [known] = rows;
    if (known === undefined || !canBrake(ctx.actor, { brandKey: null, ...known }))
      return refuse('missing', 'identity.no-such-protection');
    await sql`delete from identity.known_network where id = ${id}`.execute(db(ctx));
    const to = { kind: 'network', id };
    await note(ctx, { verb: 'identity.forget-network', to, scope: known.structureId });
  });

/**
 * Learns which networks schools share: twenty accounts of one, on three days of the last thirty, without a sign-in that
 * looked like a thief's; forgets those from which nobody has come for as long.
 */
export async function learnNetworks(ctx: Errand): Promise<void> {
  await sql`
    with seen as (
      select s.structure_id, s.network,
        count(distinct s.account_id) >= 20 and count(distinct s.started_at::date) >= 3
          and not bool_or('many-accounts' = any(s.risk)) as is_shared
      from identity.session s
      where s.started_at > now() - interval '30 days' and s.network is not null and s.structure_id is not null
      group by 1, 2
    ), gone as (
      delete from identity.known_network k where k.source = 'learned' and k.since < now() - interval '30 days'
        and not exists (select from seen where seen.structure_id = k.structure_id and seen.network = k.network)
    )
    insert into identity.known_network (structure_id, network, source, since)
    select structure_id, network, 'learned', now() from seen where is_shared
    on conflict (structure_id, network) do nothing`.execute(db(ctx));
}
