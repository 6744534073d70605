import { sql } from 'kysely';
import type { z } from 'zod';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { changeGroup as endpoint } from '../contract.ts';
import { canChangeRule } from '../policy.ts';
import { bringRuleGroup } from '../regroup/rule-groups.ts';
import { refuseBadEnd } from './open-group.ts';
import { groupToChange, settle } from './write-group.ts';

/** Changes a group's name, end and rule; memberships that ended with it end when it now does. */
export const changeGroup = (
  ctx: Context,
  wanted: z.output<(typeof endpoint)['input']>,
): Promise<void> =>
  together(ctx, async (ctx) => {
    const { id, label, about, until, rule } = wanted;
    const group = await groupToChange(ctx, id);
    if ((rule === null) !== (group.kind === 'manual'))
      refuse('invalid', 'directory.rule-and-hand-do-not-mix');
    refuseBadEnd(until, group.today);
    const said = rule === null ? null : JSON.stringify(rule);
    const { rows } = await sql<{ isSame: boolean }>`
      select rule is not distinct from ${said}::jsonb as "isSame" from directory.people_group
      where id = ${id}`.execute(db(ctx));
    const isSame = rows[0]?.isSame ?? false;
    if (!isSame && !canChangeRule(ctx.actor, group))
      refuse('forbidden', 'directory.may-not-write-rule');
    await sql`
      update directory.people_group set label = ${label}, about = ${about || null}, rule = ${said}::jsonb,
        valid_to = ${until}::date + 1
      where id = ${id}`.execute(db(ctx));
    await moveEnd(ctx, id, group.validTo, until);
    const moved = isSame ? [] : await bringRuleGroup(ctx, id);
    await settle(ctx, 'directory.change-group', group, moved);
  });

/** Memberships that were to end with their group end when it does now. */
const moveEnd = (ctx: Context, id: string, was: string | null, until: string) =>
  sql`
    update directory.group_member set valid_to = ${until}::date + 1
    where group_id = ${id} and valid_to is not distinct from ${was}::date
      and valid_to is distinct from ${until}::date + 1 and valid_from <= ${until}::date`.execute(
    db(ctx),
  );

/** Ends a group today: it has no members any more, and is still known on the days when it had some. */
export const endGroup = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id);
    const { rows } = await sql<{ id: string }>`
      with ended as (
        update directory.people_group set valid_to = greatest(valid_from, ${group.today}::date) where id = ${id}),
      erased as (
        delete from directory.group_member where group_id = ${id} and valid_from >= ${group.today}::date
        returning person_id),
      closed as (
        update directory.group_member set valid_to = ${group.today}::date
        where group_id = ${id} and valid_from < ${group.today}::date
          and (valid_to is null or valid_to > ${group.today}::date)
        returning person_id)
      select person_id as id from erased union select person_id from closed`.execute(db(ctx));
    const moved = rows.map(({ id }) => id);
    await settle(ctx, 'directory.end-group', group, moved);
  });
