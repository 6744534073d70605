import { z } from 'zod';
import { endpoint } from '#kernel/contract';

const Words = z.object({ fr: z.string(), en: z.string() });
const Verb = z.string().regex(/^[a-z-]+\.[a-z-]+$/);
const Someone = z.object({ id: z.uuid(), name: z.string() });

/** One act, as whoever may read it sees it. */
export const Trace = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  verb: Verb,
  words: Words,
  /** Why it was refused; null when it was done. */
  refused: z.object({ why: Words.nullable() }).nullable(),
  /** `someone`: a person of whom the reader may know no more. `visitor`: nobody was signed in. */
  by: z.enum(['me', 'person', 'someone', 'program', 'visitor', 'machine']),
  person: Someone.nullable(),
  /** The person it was done to, when the reader may know of them. */
  about: Someone.nullable(),
  /** The hat that was worn: as what, and where. */
  profile: Words.nullable(),
  structure: z.string().nullable(),
  /** `192.0.2.0/24`: never a whole address. */
  network: z.string().nullable(),
  reference: z.string().nullable(),
});
export type Trace = z.infer<typeof Trace>;

const before = z.coerce.number().int().positive().optional();

/** Traces, newest first; `next` is the `before` of the page that follows, null on the last. */
const page = {
  traces: z.array(Trace),
  next: z.int().nullable(),
  /** Where times are told. */
  timeZone: z.string(),
};

export const MyActs = z.object(page);
export type MyActs = z.infer<typeof MyActs>;

export const readMyActs = endpoint({
  method: 'GET',
  path: '/api/audit/mine',
  access: 'signed-in',
  stability: 'internal',
  summary: 'What I did, and what was done to my account, newest first.',
  input: z.object({ before }),
  reply: MyActs,
});

export const Acts = z.object({
  ...page,
  /** What one may filter by. */
  verbs: z.array(z.object({ verb: Verb, words: Words })),
  /** Whose traces are shown, when it is those of one person. */
  person: Someone.nullable(),
});
export type Acts = z.infer<typeof Acts>;

export const readActs = endpoint({
  method: 'GET',
  path: '/api/audit/acts',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'What was done in the structures that I look after, newest first; all of it for central administrators.',
  input: z.object({
    before,
    person: z.uuid().optional(),
    verb: Verb.optional(),
    /** Where the structure is. */
    day: z.iso.date().optional(),
  }),
  reply: Acts,
});

/** The filters in an address: those that are not empty, always in the same order. */
export function filtersOf(given: Readonly<Record<string, unknown>>): Record<string, string> {
  const filters: Record<string, string> = {};
  for (const name of ['before', 'person', 'verb', 'day']) {
    const value = given[name];
    if (typeof value === 'string' && value !== '') filters[name] = value;
  }
  return filters;
}
