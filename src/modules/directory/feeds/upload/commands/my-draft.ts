import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { db } from '../../../tables.ts';
import { placesForTables } from '../queries/places.ts';
import { type Draft, draftOf } from '../rows.ts';

/** The actor's own tables, locked, while they still may give them; nobody else's exist. */
export async function myDraft(ctx: Context, id: string): Promise<Draft> {
  await sql`select from directory.table_draft where id = ${id} for update`.execute(db(ctx));
  const draft = await draftOf(ctx, ctx.actor.personId);
  if (draft?.id !== id) return refuse('missing', 'directory.no-such-tables');
  const [place] = await placesForTables(ctx, { only: draft.structureId });
  if (!place?.kinds.includes(draft.kind)) return refuse('missing', 'directory.no-tables-there');
  return draft;
}

/** The same, when nothing is under way with them. */
export async function myIdleDraft(ctx: Context, id: string): Promise<Draft> {
  const draft = await myDraft(ctx, id);
  if (draft.state !== 'open' && draft.state !== 'planned')
    refuse('conflict', 'directory.tables-under-way');
  return draft;
}
