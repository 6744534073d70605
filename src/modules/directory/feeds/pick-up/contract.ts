import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';

const Id = z.uuid();

/** How the files of a source are read. */
export const SourceKind = z.enum(['aaf', 'csv', 'onde']);
export type SourceKind = z.infer<typeof SourceKind>;

/** Files that are not taken yet, or were put away without being a feed. */
export const WaitingDeposit = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(['arriving', 'waiting', 'taking', 'held', 'refused']),
  reason: z.string().nullable(),
  seenAt: z.iso.datetime(),
  /** The feed that was refused, for files that are held. */
  feedId: Id.nullable(),
});
export type WaitingDeposit = z.infer<typeof WaitingDeposit>;

/** A folder that feeds come into by themselves. */
export const FeedSourceState = z.object({
  id: Id,
  label: z.string(),
  /** Where files are put, on the machine. */
  path: z.string(),
  kind: SourceKind,
  structure: z.string().nullable(),
  /** From which hour on its files are taken, `HH:MM`; null: at any hour. */
  notBefore: z.string().nullable(),
  expectedDays: z.int().nullable(),
  lookedAt: z.iso.datetime().nullable(),
  fault: z.string().nullable(),
  lastTakenAt: z.iso.datetime().nullable(),
  /** For how many days nothing was taken, when it is longer than expected. */
  lateDays: z.int().nullable(),
  deposits: z.array(WaitingDeposit),
});
export type FeedSourceState = z.infer<typeof FeedSourceState>;

export const listFeedSources = endpoint({
  method: 'GET',
  path: '/api/directory/feed-sources',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The folders that feeds come into, and what lies there; for the central administrator.',
  input: z.object({}),
  reply: z.object({ sources: z.array(FeedSourceState) }),
});

export const addFeedSource = endpoint({
  method: 'POST',
  path: '/api/directory/feed-sources',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Look into one more folder.',
  verb: 'directory.add-feed-source',
  input: z.object({
    label: z.string().trim().min(1).max(80),
    /** The name of the folder, under the root that the configuration names. */
    folder: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    kind: SourceKind,
    academy: z
      .string()
      .regex(/^[0-9A-Z]{1,3}$/)
      .nullable(),
    /** csv, onde: the school whose own files they are. */
    uai: z
      .string()
      .regex(/^[0-9]{7}[A-Z]$/)
      .nullable(),
    notBefore: z
      .string()
      .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
      .nullable(),
    expectedDays: z.int().min(1).max(366).nullable(),
  }),
  reply: z.object({ id: Id }),
});

export const stopFeedSource = endpoint({
  method: 'DELETE',
  path: '/api/directory/feed-sources/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Look into a folder no more; what it gave stays.',
  verb: 'directory.stop-feed-source',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

export const allowDeposit = endpoint({
  method: 'POST',
  path: '/api/directory/feed-deposits/{id}/allowed',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Let a feed that is held make people of these schools disappear.',
  verb: 'directory.allow-removals',
  input: z.object({
    id: Id,
    uais: z
      .array(z.string().regex(/^[0-9]{7}[A-Z]$/))
      .min(1)
      .max(2_000),
  }),
  reply: z.object({ isTaken: z.boolean() }),
});

export const refuseDeposit = endpoint({
  method: 'DELETE',
  path: '/api/directory/feed-deposits/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Take a feed that is held not at all.',
  verb: 'directory.refuse-deposit',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

/** Some files were put away without becoming a feed: nobody knows even whose they are. */
export const depositRefused = eventKind({
  name: 'directory.deposit-refused',
  version: 1,
  payload: z.object({ depositId: Id, source: z.string(), name: z.string(), reason: z.string() }),
});

/** Nothing has come from a source for longer than administrators said. */
export const feedLate = eventKind({
  name: 'directory.feed-late',
  version: 1,
  payload: z.object({ pickUpId: Id, source: z.string(), days: z.int() }),
});

/** What the feeds of seven days were, once a week. */
export const feedsWeek = eventKind({
  name: 'directory.feeds-week',
  version: 1,
  payload: z.object({
    until: z.iso.date(),
    taken: z.int(),
    refused: z.int(),
    leftAside: z.int(),
  }),
});

/** An administrator decided about files that were held: whoever takes feeds need not wait for the next look. */
export const depositDecided = eventKind({
  name: 'directory.deposit-decided',
  version: 1,
  payload: z.object({ depositId: Id }),
});

/** An administrator asks for the directory as it was before a feed. */
export const undoAsked = eventKind({
  name: 'directory.undo-asked',
  version: 1,
  payload: z.object({ feedId: Id }),
});
