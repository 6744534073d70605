import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { duplicateToJudge } from '../queries/duplicates.ts';

/** Notes that two records are two people: the pair is shown to nobody any more, unless one of the records changes. */
export const partDuplicate = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const pair = await duplicateToJudge(ctx, id);
    if (pair === undefined) return refuse('missing', 'directory.no-such-duplicate');
    await sql`
      update directory.duplicate set judged_at = ${ctx.clock.now()}, judged_by = ${ctx.actor.personId}
      where id = ${id}`.execute(db(ctx));
    await note(ctx, {
      verb: 'directory.part-duplicate',
      to: { kind: 'person', id: pair.records[0].id },
      scope: ctx.actor.hat?.structureId ?? null,
    });
  });
