import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { db } from '../../../tables.ts';
import { placesForTables } from '../queries/places.ts';

/** Begins to give the tables of a school; what the actor was giving before is given up. */
export const openTables = (
  ctx: Context,
  { structureId, kind }: { structureId: string; kind: 'csv' | 'onde' },
): Promise<string> =>
  together(ctx, async (ctx) => {
    const [place] = await placesForTables(ctx, { only: structureId });
    if (!place?.kinds.includes(kind)) return refuse('missing', 'directory.no-tables-there');
    const { personId } = ctx.actor;
    await sql`delete from directory.table_draft where person_id = ${personId}`.execute(db(ctx));
    const { rows } = await sql<{ id: string }>`
      insert into directory.table_draft (person_id, structure_id, kind, opened_at)
      values (${personId}, ${structureId}, ${kind}, ${ctx.clock.now()}) returning id`.execute(
      db(ctx),
    );
    const { id } = rows[0] as { id: string };
    const to = { kind: 'tables', id };
    await note(ctx, { verb: 'directory.open-tables', to, scope: structureId });
    return id;
  });
