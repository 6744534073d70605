import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { groupChanged } from '../contract.ts';
import { canChangeGroup, canOpenGroup } from '../policy.ts';
import { type FoundGroup, findGroup } from '../queries/group-facts.ts';
import { bringInclusions } from '../regroup/inclusions.ts';
import { lockGroups, regroup } from '../regroup/regroup.ts';

/** A group that the actor may change, locked; one out of reach does not exist, one that feeds make is not theirs to change. */
export async function groupToChange(
  ctx: Context,
  id: string,
  may: (actor: Context['actor'], group: FoundGroup) => boolean = canChangeGroup,
): Promise<FoundGroup> {
  await lockGroups(ctx);
  await sql`select from directory.people_group where id = ${id} for update`.execute(db(ctx));
  const group = await findGroup(ctx, id);
  if (group === undefined || !canOpenGroup(ctx.actor, group))
    return refuse('missing', 'directory.no-such-group');
  if (!may(ctx.actor, group)) refuse('forbidden', 'directory.may-not-change-group');
  return group;
}

/**
 * Brings other groups to what was done to one, notes it, and tells whoever keeps something of it. `moved`: those whom a
 * rule or an end brought or sent away.
 */
export async function settle(
  ctx: Context,
  verb: `directory.${string}`,
  group: { id: string; structureId: string },
  moved: readonly string[] = [],
): Promise<void> {
  await regroup(ctx);
  await bringInclusions(ctx, moved);
  await note(ctx, { verb, to: { kind: 'group', id: group.id }, scope: group.structureId });
  await emit(ctx, groupChanged, { groupId: group.id });
}
