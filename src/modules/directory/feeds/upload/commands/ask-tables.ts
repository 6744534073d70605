import { sql } from 'kysely';
import type { z } from 'zod';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { db } from '../../../tables.ts';
import { type mapTables as contract, tablesAsked } from '../contract.ts';
import { filesOf } from '../rows.ts';
import { myIdleDraft } from './my-draft.ts';

/** Keeps which header is which column, and asks whoever takes feeds what that would do. */
export const mapTables = (ctx: Context, { id, files }: z.output<(typeof contract)['input']>) =>
  together(ctx, async (ctx) => {
    const { structureId } = await myIdleDraft(ctx, id);
    for (const { name, kind, columns } of files)
      await sql`
        update directory.table_draft_file set kind = ${kind}, columns = ${JSON.stringify(columns)}::jsonb
        where draft_id = ${id} and name = ${name}`.execute(db(ctx));
    const given = await filesOf(ctx, id);
    if (given.length === 0 || given.some(({ fault }) => fault !== null))
      refuse('conflict', 'directory.tables-not-readable');
    await ask(ctx, id, 'planning');
    const to = { kind: 'tables', id };
    await note(ctx, { verb: 'directory.map-tables', to, scope: structureId });
  });

/** Asks that exactly what was shown be done. */
export const applyTables = (ctx: Context, { id, planId }: { id: string; planId: string }) =>
  together(ctx, async (ctx) => {
    const draft = await myIdleDraft(ctx, id);
    if (draft.state !== 'planned' || draft.planId !== planId)
      refuse('conflict', 'directory.tables-not-shown');
    await ask(ctx, id, 'applying');
    const to = { kind: 'tables', id };
    await note(ctx, { verb: 'directory.apply-tables', to, scope: draft.structureId });
  });

async function ask(ctx: Context, id: string, state: 'planning' | 'applying'): Promise<void> {
  await sql`
    update directory.table_draft set state = ${state}, asked_at = clock_timestamp(), outcome = null
    where id = ${id}`.execute(db(ctx));
  await emit(ctx, tablesAsked, { draftId: id });
}
