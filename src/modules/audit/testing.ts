import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { sealActs } from './commands/seal-acts.ts';
import { db } from './tables.ts';

const PATIENCE = 60_000;

/**
 * Seals all that is there now. Sealing waits for every transaction of the server, those of other databases too: beside
 * other tests it takes some rounds.
 */
export async function sealAll(ctx: Errand): Promise<void> {
  const last = sql<{ id: number }>`select coalesce(max(id), 0) as id from kernel.act`;
  const { rows } = await last.execute(db(ctx));
  const goal = rows[0]?.id ?? 0;
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(30)) {
    await sealActs(ctx);
    const state = sql<{ id: number }>`select sealed_up_to as id from audit.sealing`;
    if (((await state.execute(db(ctx))).rows[0]?.id ?? 0) >= goal) return;
  }
  throw new Error('A transaction somewhere on this server stays open: nothing can be sealed.');
}
