import { z } from 'zod';
import { Duplicate, LikenedRecord } from '#contracts/directory';
import { endpoint } from '#kernel/contract';

const Id = z.uuid();

/** One of two records, with the login that its account has. */
export const RecordWithLogin = LikenedRecord.extend({ login: z.string().nullable() });
export type RecordWithLogin = z.infer<typeof RecordWithLogin>;

/** Two records that may be one person. */
export const PairToJudge = Duplicate.extend({
  records: z.tuple([RecordWithLogin, RecordWithLogin]),
});
export type PairToJudge = z.infer<typeof PairToJudge>;

/** Two people who were made one. */
export const Merge = z.object({
  id: z.uuid(),
  mergedAt: z.iso.datetime(),
  displayName: z.string(),
  login: z.string().nullable(),
  reason: z.string(),
  can: z.object({ undo: z.boolean() }),
});
export type Merge = z.infer<typeof Merge>;

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/privacy/duplicates',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'Records that may be one person, where I look after things, the most alike first; a page at a time.',
  input: z.object({
    /** The `next` of the page before. */
    after: z
      .string()
      .regex(/^\d{1,3}\.[0-9a-f-]{36}$/)
      .optional(),
  }),
  reply: z.object({
    pairs: z.array(PairToJudge),
    next: z.string().nullable(),
    /** Those that I made one and that can still be undone, newest first. */
    merges: z.array(Merge),
    /** Whether one has shown lately that it is oneself: a merge asks for it. */
    isProven: z.boolean(),
  }),
});

export const partDuplicate = endpoint({
  method: 'POST',
  path: '/api/privacy/duplicates/{id}/two',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Two records are two people: the pair is not shown again unless one of them changes.',
  verb: 'directory.part-duplicate',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

export const mergeDuplicate = endpoint({
  method: 'POST',
  path: '/api/privacy/duplicates/{id}/merge',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Make one of the two people of a pair; both logins open the account that stays.',
  verb: 'privacy.merge-people',
  input: z.object({
    id: Id,
    /** The one of the two who stays. */
    into: Id,
    reason: z.string().trim().min(1).max(300),
  }),
  reply: z.object({ id: Id }),
});
