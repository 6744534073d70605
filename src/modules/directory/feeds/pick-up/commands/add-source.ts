import { sql } from 'kysely';
import type { z } from 'zod';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { canReadFeeds, platform } from '../../../policy.ts';
import { db } from '../../../tables.ts';
import type { addFeedSource } from '../contract.ts';

/** Looks into one more folder from now on; returns the id of the source. */
export const addSource = (
  ctx: Context,
  wanted: z.output<(typeof addFeedSource)['input']>,
): Promise<string> =>
  together(ctx, async (ctx) => {
    if (!canReadFeeds(ctx.actor, platform))
      refuse('forbidden', 'directory.feeds-are-for-administrators');
    const { label, folder, kind, academy, uai, notBefore, expectedDays } = wanted;
    const school = kind === 'aaf' ? null : await schoolOf(ctx, uai);
    const { rows } = await sql<{ id: string }>`
      insert into directory.pick_up
        (label, folder, kind, academy, structure_id, not_before, expected_days, created_at)
      values (${label}, ${folder}, ${kind}, ${kind === 'aaf' ? academy : null}, ${school}, ${notBefore}::time,
        ${expectedDays}, ${ctx.clock.now()})
      on conflict (folder) do update set
        label = excluded.label, kind = excluded.kind, academy = excluded.academy,
        structure_id = excluded.structure_id, not_before = excluded.not_before,
        expected_days = excluded.expected_days, created_at = excluded.created_at,
        stopped_at = null, told_late_at = null
        where pick_up.stopped_at is not null
      returning id`.execute(db(ctx));
    const [source] = rows;
    if (source === undefined) return refuse('conflict', 'directory.folder-is-used');
    const to = { kind: 'feed-source', id: source.id };
    await note(ctx, { verb: 'directory.add-feed-source', to, scope: null });
    return source.id;
  });

async function schoolOf(ctx: Context, uai: string | null): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from directory.structure where uai = ${uai}`.execute(db(ctx));
  return rows[0]?.id ?? refuse('missing', 'directory.no-such-uai');
}
