import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Context } from '../../../actor.ts';
import { db } from '../../../tables.ts';
import { myDraft, myIdleDraft } from './my-draft.ts';

/** Takes one file away. */
export const dropTable = (ctx: Context, { id, name }: { id: string; name: string }) =>
  together(ctx, async (ctx) => {
    const { structureId } = await myIdleDraft(ctx, id);
    await sql`
      delete from directory.table_draft_file where draft_id = ${id} and name = ${name}`.execute(
      db(ctx),
    );
    await sql`
      update directory.table_draft set state = 'open', plan_id = null, outcome = null where id = ${id}`.execute(
      db(ctx),
    );
    const to = { kind: 'tables', id };
    await note(ctx, { verb: 'directory.drop-table', to, scope: structureId });
  });

/** Gives the tables up: nothing is left of them. What is being applied is applied all the same. */
export const giveUpTables = (ctx: Context, id: string) =>
  together(ctx, async (ctx) => {
    const { structureId } = await myDraft(ctx, id);
    await sql`delete from directory.table_draft where id = ${id}`.execute(db(ctx));
    const to = { kind: 'tables', id };
    await note(ctx, { verb: 'directory.give-up-tables', to, scope: structureId });
  });
