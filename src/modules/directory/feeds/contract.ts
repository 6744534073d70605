import { z } from 'zod';
import { endpoint } from '#kernel/contract';

/** One feed as an administrator reads it. */
export const FeedReport = z.object({
  id: z.uuid(),
  source: z.string(),
  kind: z.enum(['complete', 'delta']),
  feedDate: z.iso.date(),
  startedAt: z.iso.datetime(),
  seconds: z.number().nullable(),
  outcome: z.enum(['applied', 'refused']).nullable(),
  reason: z.string().nullable(),
  read: z.record(z.string(), z.int()),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  missing: z.int(),
  refusedCount: z.int(),
  refused: z
    .array(
      z.object({
        file: z.string(),
        line: z.int().nullable(),
        id: z.string().nullable(),
        reason: z.string(),
      }),
    )
    .max(50),
  /** Schools that would have lost too many people, when that is why it was refused. */
  heldCount: z.int(),
});
export type FeedReport = z.infer<typeof FeedReport>;

/** A school that would lose too many people. */
export const HeldStructure = z.object({
  uai: z.string().nullable(),
  name: z.string(),
  people: z.int(),
  gone: z.int(),
  isAllowed: z.boolean(),
});
export type HeldStructure = z.infer<typeof HeldStructure>;

/** A feed with all that is kept of it. */
export const FeedPage = z.object({
  feed: FeedReport,
  /** The schools where it touched somebody, those most touched first. */
  structures: z.array(
    z.object({ uai: z.string().nullable(), name: z.string(), people: z.int(), touched: z.int() }),
  ),
  structureCount: z.int(),
  held: z.array(HeldStructure),
  /** The files that it was read from, when they came by themselves. */
  deposit: z
    .object({
      id: z.uuid(),
      name: z.string(),
      state: z.enum(['arriving', 'waiting', 'taking', 'held', 'taken', 'refused']),
      source: z.string(),
    })
    .nullable(),
  can: z.object({ decide: z.boolean() }),
});
export type FeedPage = z.infer<typeof FeedPage>;

export const readFeed = endpoint({
  method: 'GET',
  path: '/api/directory/feeds/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'One feed: what it changed where, what was left aside, what is to be decided.',
  input: z.object({ id: z.uuid() }),
  reply: FeedPage,
});
