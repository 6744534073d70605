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
  undoneAt: z.iso.datetime().nullable(),
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

/** What becomes of somebody. */
export const PlanVerb = z.enum(['appears', 'returns', 'changes', 'moves', 'disappears']);
export type PlanVerb = z.infer<typeof PlanVerb>;
const Counts = z.record(PlanVerb, z.int());

/** What a held feed would do. */
export const ShownPlan = z.object({
  id: z.uuid(),
  counts: Counts,
  structures: z.array(
    z.object({
      structureId: z.uuid(),
      uai: z.string().nullable(),
      name: z.string(),
      counts: Counts,
    }),
  ),
  /** False when there are too many lines to be shown. */
  isListed: z.boolean(),
  /** How many lines are no more what somebody has seen before. */
  differing: z.int(),
});
export type ShownPlan = z.infer<typeof ShownPlan>;

/** What a held feed would do to one person. */
export const ShownLine = z.object({
  key: z.string(),
  name: z.string(),
  verb: PlanVerb,
  fields: z.array(z.string()),
  memberships: z.array(
    z.object({ kind: z.string(), before: z.array(z.string()), after: z.array(z.string()) }),
  ),
  /** Not what somebody has seen before. */
  differs: z.boolean(),
});
export type ShownLine = z.infer<typeof ShownLine>;

export const listPlanLines = endpoint({
  method: 'GET',
  path: '/api/directory/feed-plans/{id}/lines',
  access: 'signed-in',
  stability: 'internal',
  summary: 'What a held feed would do, person by person; fifty at a time.',
  input: z.object({
    id: z.uuid(),
    structureId: z.uuid().optional(),
    verb: PlanVerb.optional(),
    /** Part of a name. */
    name: z.string().trim().max(80).optional(),
    after: z.string().max(200).optional(),
  }),
  reply: z.object({ lines: z.array(ShownLine), next: z.string().nullable() }),
});

/** What undoing a feed would give back, and what became of it when it was asked for. */
export const UndoState = z.object({
  /** People who are there because of that feed alone, and would be no more. */
  created: z.int(),
  /** People to whom what they were before is given back. */
  changed: z.int(),
  /** Why it cannot be undone now. */
  hindrance: z.enum(['later-feed', 'too-old', 'undone']).nullable(),
  asked: z
    .object({
      at: z.iso.datetime(),
      outcome: z.enum(['undone', 'refused']).nullable(),
      reason: z.string().nullable(),
      conflicts: z.array(z.object({ why: z.enum(['erased', 'changed', 'used']), count: z.int() })),
    })
    .nullable(),
});
export type UndoState = z.infer<typeof UndoState>;

export const undoFeed = endpoint({
  method: 'POST',
  path: '/api/directory/feeds/{id}/undoing',
  access: 'stepped-up',
  stability: 'internal',
  summary:
    'Ask for the directory as it was before that feed; it is done within minutes, or refused.',
  verb: 'directory.ask-undo',
  input: z.object({ id: z.uuid() }),
  reply: z.object({}),
});

const NearOne = z.object({
  id: z.uuid(),
  name: z.string(),
  birthDate: z.iso.date().nullable(),
});

/** Somebody who came, and somebody who went under words so alike that they may be one. */
export const NearPair = z.object({
  file: z.string(),
  line: z.int(),
  why: z.enum(['names', 'birth-and-family', 'birth-and-given', 'given-and-child']),
  is: NearOne,
  was: NearOne,
  /** They are among the records to judge. */
  isToJudge: z.boolean(),
});
export type NearPair = z.infer<typeof NearPair>;

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
  plan: ShownPlan.nullable(),
  undo: UndoState.nullable(),
  /** People to bring together. */
  near: z.array(NearPair).max(100),
  can: z.object({ decide: z.boolean(), undo: z.boolean() }),
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
