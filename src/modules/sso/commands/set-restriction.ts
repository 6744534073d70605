import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { canRestrict } from '../policy.ts';
import { db } from '../tables.ts';

/** What is not open before a day, and to whom. */
export interface NewRestriction {
  structureId?: string | undefined;
  groupId?: string | undefined;
  profile: string;
  opensOn: string;
  reason: string;
}

/** Says from which day applications open to a profile of a class, niveau or structure, or of all; said again, it changes. */
export const setRestriction = (ctx: Context, asked: NewRestriction): Promise<void> =>
  together(ctx, async (ctx) => {
    const { structureId = null, groupId = null, profile, opensOn, reason } = asked;
    if (!canRestrict(ctx.actor, structureId)) return refuse('forbidden', 'sso.not-your-structure');
    if (groupId !== null && !(await isClassOf(ctx, groupId, structureId)))
      return refuse('missing', 'sso.no-such-group');
    const { rows } = await sql<{ id: string }>`
      insert into sso.restriction (structure_id, group_id, profile, opens_on, reason, made_by, made_at)
      values (${structureId}, ${groupId}, ${profile}, ${opensOn}, ${reason}, ${ctx.actor.personId}, ${ctx.clock.now()})
      on conflict (structure_id, group_id, profile) do update
      set opens_on = excluded.opens_on, reason = excluded.reason, made_by = excluded.made_by, made_at = excluded.made_at
      returning id`.execute(db(ctx));
    const id = rows[0]?.id ?? '';
    await note(ctx, {
      verb: 'sso.set-restriction',
      to: { kind: 'restriction', id },
      scope: structureId,
    });
  });

async function isClassOf(ctx: Context, groupId: string, structureId: string | null) {
  const { rows } = await sql`
    select from directory.membership m
    where m.group_id = ${groupId} and m.structure_id = ${structureId} and m.kind in ('division', 'level') limit 1`.execute(
    db(ctx),
  );
  return rows.length > 0;
}

/** Takes it back: what is wider holds. What one may not see is not there. */
export const dropRestriction = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ structureId: string | null }>`
      delete from sso.restriction where id = ${id} returning structure_id as "structureId"`.execute(
      db(ctx),
    );
    const [dropped] = rows;
    if (dropped === undefined || !canRestrict(ctx.actor, dropped.structureId))
      return refuse('missing', 'sso.no-such-restriction');
    await note(ctx, {
      verb: 'sso.drop-restriction',
      to: { kind: 'restriction', id },
      scope: dropped.structureId,
    });
  });
