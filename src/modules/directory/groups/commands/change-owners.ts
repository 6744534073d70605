import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { mayBeAdded } from '../queries/may-be-added.ts';
import { groupToChange, settle } from './write-group.ts';

/** Has somebody of the staff look after a group too. */
export const addOwner = (
  ctx: Context,
  { id, personId }: { id: string; personId: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id);
    if (!(await mayBeAdded(ctx, group, personId, { asOwner: true })))
      refuse('missing', 'directory.not-an-owner');
    await sql`
      insert into directory.group_owner (group_id, person_id, since) values (${id}, ${personId}, ${ctx.clock.now()})
      on conflict do nothing`.execute(db(ctx));
    await settle(ctx, 'directory.add-owner', group);
  });

/** Has somebody look after a group no more; the last owner stays until there is another. */
export const removeOwner = (
  ctx: Context,
  { id, personId }: { id: string; personId: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id);
    const { rows } = await sql<{ id: string }>`
      select person_id as id from directory.group_owner where group_id = ${id}`.execute(db(ctx));
    if (!rows.some((owner) => owner.id === personId)) refuse('missing', 'directory.not-an-owner');
    if (rows.length === 1) refuse('conflict', 'directory.last-owner');
    await sql`delete from directory.group_owner where group_id = ${id} and person_id = ${personId}`.execute(
      db(ctx),
    );
    await settle(ctx, 'directory.remove-owner', group);
  });
