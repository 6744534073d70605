import { sql } from 'kysely';
import type { z } from 'zod';
import { together } from '#kernel/db';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { setListing as endpoint } from '../contract.ts';
import { decided, ownerToDecideFor } from './decided.ts';

/** Puts somebody on the liste rouge, or takes them off it; it holds at once, wherever people are looked for. */
export const setListing = (
  ctx: Context,
  { id, listing }: z.output<(typeof endpoint)['input']>,
): Promise<void> =>
  together(ctx, async (ctx) => {
    await ownerToDecideFor(ctx, id);
    await (listing === 'listed'
      ? sql`delete from directory.unlisted where person_id = ${id}`
      : sql`
        insert into directory.unlisted (person_id, decided_by, decided_at)
        values (${id}, ${ctx.actor.personId}, ${ctx.clock.now()}) on conflict do nothing`
    ).execute(db(ctx));
    await decided(ctx, 'directory.set-listing', id);
  });
