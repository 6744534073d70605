import type { z } from 'zod';
import type { EventKind } from './contract.ts';
import { type Database, windowOn } from './db.ts';

interface EventTables {
  'kernel.event': { name: string; version: number; payload: string; ordering_key: string | null };
}

const db = windowOn<EventTables>();

/**
 * Writes the event in the caller's transaction, so that it exists exactly when the fact does. Events of one ordering key
 * reach each subscriber one after the other; one that fails holds back those behind it, and after its last attempt until
 * an administrator decides. So give a key only when order matters, and a narrow one. Two transactions of one key are in
 * order when the later one emits after it has seen, or waited for, what the earlier one wrote.
 */
export async function emit<Payload extends z.ZodType>(
  ctx: { db: Database },
  { name, version, payload: shape }: EventKind<Payload>,
  payload: z.input<Payload>,
  orderingKey: string | null = null,
): Promise<void> {
  await db(ctx)
    .insertInto('kernel.event')
    .values({
      name,
      version,
      payload: JSON.stringify(shape.parse(payload)),
      ordering_key: orderingKey,
    })
    .execute();
}
