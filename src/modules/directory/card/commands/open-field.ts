import { sql } from 'kysely';
import type { z } from 'zod';
import { together } from '#kernel/db';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { openField as endpoint } from '../contract.ts';
import { decided, ownerToDecideFor } from './decided.ts';

/** Opens a field of somebody to an audience, or closes it again. */
export const openField = (
  ctx: Context,
  { id, field, audience, state }: z.output<(typeof endpoint)['input']>,
): Promise<void> =>
  together(ctx, async (ctx) => {
    await ownerToDecideFor(ctx, id);
    await (state === 'open'
      ? sql`
        insert into directory.opened_field (person_id, field, shown_to, opened_by, opened_at)
        values (${id}, ${field}, ${audience}, ${ctx.actor.personId}, ${ctx.clock.now()}) on conflict do nothing`
      : sql`
        delete from directory.opened_field
        where person_id = ${id} and field = ${field} and shown_to = ${audience}`
    ).execute(db(ctx));
    await decided(ctx, 'directory.open-field', id);
  });
