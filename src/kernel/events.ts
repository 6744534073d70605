import type { z } from 'zod';
import type { EventKind } from './contract.ts';
import { type Database, windowOn } from './db.ts';

interface EventTables {
  'kernel.event': { name: string; version: number; payload: string; ordering_key: string | null };
}

const db = windowOn<EventTables>();

/** Writes the event in the caller's transaction, so that it exists exactly when the fact does. */
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
