import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { canChangeGroup, canMakeGroup, canOpenGroup } from '../policy.ts';
import { type FoundGroup, findGroup } from '../queries/group-facts.ts';
import { DEEPEST } from '../regroup/inclusions.ts';
import { groupToChange, settle } from './write-group.ts';

const takesGroups = (actor: Context['actor'], group: FoundGroup) =>
  group.kind === 'manual' && canChangeGroup(actor, group);

/** Has a group take all the members of another, which the actor reads, in the same structures; never in a circle. */
export const includeGroup = (
  ctx: Context,
  { id, includedId }: { id: string; includedId: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id, takesGroups);
    const included = await findGroup(ctx, includedId);
    if (included === undefined || !canOpenGroup(ctx.actor, included) || included.isOver)
      return refuse('missing', 'directory.no-such-group');
    if (!isWithin(group, included) || !canMakeGroup(ctx.actor, included.places))
      refuse('forbidden', 'directory.group-of-elsewhere');
    if (id === includedId || (await closesCircle(ctx, id, includedId)))
      refuse('conflict', 'directory.group-in-itself');
    if ((await depthWith(ctx, id, includedId)) > DEEPEST)
      refuse('conflict', 'directory.groups-too-deep');
    await sql`
      insert into directory.group_inclusion (group_id, included_id, added_by, added_at)
      values (${id}, ${includedId}, ${ctx.actor.personId}, ${ctx.clock.now()})
      on conflict do nothing`.execute(db(ctx));
    const { rows } = await sql<{ id: string }>`
      select distinct person_id as id from directory.membership where group_id = ${includedId}`.execute(
      db(ctx),
    );
    const moved = rows.map(({ id }) => id);
    await settle(ctx, 'directory.include-group', group, moved);
  });

/** Every structure of the one is one of the other, or under one. */
const isWithin = (group: FoundGroup, included: FoundGroup) =>
  included.places.every((place) =>
    group.places.some(({ id }) => id === place.id || place.overIds.includes(id)),
  );

/** Has a group take the members of another no more. */
export const excludeGroup = (
  ctx: Context,
  { id, includedId }: { id: string; includedId: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id, takesGroups);
    const { rows } = await sql<{ people: string[] }>`
      delete from directory.group_inclusion where group_id = ${id} and included_id = ${includedId}
      returning array(select person_id from directory.group_member
        where group_id = ${id} and source = 'group:' || ${includedId}::text) as people`.execute(
      db(ctx),
    );
    const [gone] = rows;
    if (gone === undefined) return refuse('missing', 'directory.no-such-group');
    await endMembersThrough(ctx, group, includedId);
    await settle(ctx, 'directory.exclude-group', group, gone.people);
  });

/** When nothing is included any more, nobody else looks at the group's rows. */
const endMembersThrough = (ctx: Context, group: FoundGroup, includedId: string) =>
  sql`
    with erased as (
      delete from directory.group_member where group_id = ${group.id} and source = 'group:' || ${includedId}::text
        and valid_from >= ${group.today}::date)
    update directory.group_member set valid_to = ${group.today}::date
    where group_id = ${group.id} and source = 'group:' || ${includedId}::text and valid_from < ${group.today}::date
      and (valid_to is null or valid_to > ${group.today}::date)`.execute(db(ctx));

async function closesCircle(ctx: Context, id: string, includedId: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive below as (
      select ${includedId}::uuid as id
      union select i.included_id from directory.group_inclusion i join below b on b.id = i.group_id)
    select from below where id = ${id}`.execute(db(ctx));
  return rows.length > 0;
}

/** How many inclusions there would be from the outermost group to the innermost. */
async function depthWith(ctx: Context, id: string, includedId: string): Promise<number> {
  const { rows } = await sql<{ depth: number }>`
    with recursive
    above as (select ${id}::uuid as id, 0 as depth
      union select i.group_id, a.depth + 1 from directory.group_inclusion i join above a on a.id = i.included_id),
    below as (select ${includedId}::uuid as id, 0 as depth
      union select i.included_id, b.depth + 1 from directory.group_inclusion i join below b on b.id = i.group_id)
    select (select max(depth) from above) + 1 + (select max(depth) from below) as depth`.execute(
    db(ctx),
  );
  return rows[0]?.depth ?? 0;
}
