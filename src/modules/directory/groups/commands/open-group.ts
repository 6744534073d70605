import { sql } from 'kysely';
import type { z } from 'zod';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { dayIn, schoolYearOf } from '../../place/calendar.ts';
import { db } from '../../tables.ts';
import type { openGroup as endpoint } from '../contract.ts';
import { canMakeGroup, canWriteRule } from '../policy.ts';
import { findPlaces } from '../queries/group-facts.ts';
import { lockGroups } from '../regroup/regroup.ts';
import { bringRuleGroup } from '../regroup/rule-groups.ts';
import { settle } from './write-group.ts';

/** Makes a group, looked after by whoever makes it; a rule has its members at once. Returns its id. */
export const openGroup = (
  ctx: Context,
  wanted: z.output<(typeof endpoint)['input']>,
): Promise<string> =>
  together(ctx, async (ctx) => {
    const { label, about, rule } = wanted;
    const structureIds = [...new Set(wanted.structureIds)];
    const [home = ''] = structureIds;
    const places = await findPlaces(ctx, structureIds);
    if (places.length < structureIds.length || !canMakeGroup(ctx.actor, places))
      refuse('missing', 'directory.no-such-place-for-groups');
    if (rule !== null && !canWriteRule(ctx.actor, places))
      refuse('forbidden', 'directory.may-not-write-rule');
    await lockGroups(ctx);
    const today = await dayIn(ctx, home);
    const until = wanted.until ?? (await yearEnd(ctx, home, today));
    refuseBadEnd(until, today);
    const { rows } = await sql<{ id: string }>`
      with made as (select kernel.uuidv7() as id)
      insert into directory.people_group
        (id, structure_id, kind, code, label, about, source, rule, made_by, made_at, valid_from, valid_to)
      select id, ${home}, ${rule === null ? 'manual' : 'rule'}, id::text, ${label}, ${about || null}, 'hand',
        ${rule === null ? null : JSON.stringify(rule)}::jsonb, ${ctx.actor.personId}, ${ctx.clock.now()}, ${today},
        ${until}::date + 1
      from made returning id`.execute(db(ctx));
    const { id } = rows[0] as { id: string };
    await sql`
      with scope as (
        insert into directory.group_scope (group_id, structure_id) select ${id}, unnest(${structureIds}::uuid[]))
      insert into directory.group_owner (group_id, person_id) values (${id}, ${ctx.actor.personId})`.execute(
      db(ctx),
    );
    if (rule !== null) await bringRuleGroup(ctx, id);
    await settle(ctx, 'directory.open-group', { id, structureId: home });
    return id;
  });

/** The last day of the school year that a day is in. */
export const yearEnd = async (ctx: Context, structureId: string, day: string): Promise<string> =>
  `${(await schoolYearOf(ctx, structureId, day)) + 1}-08-31`;

const MOST_YEARS = 3;

/** A group ends some day, not yet past and not in a far future: what has no end is forgotten. */
export function refuseBadEnd(until: string, today: string): void {
  const latest = `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`;
  if (until < today || until > latest) refuse('invalid', 'directory.bad-group-end');
}
