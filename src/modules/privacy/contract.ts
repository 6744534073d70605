import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';
import { Merge } from './duplicates/contract.ts';

const Login = z.string().trim().min(1).max(100);

const Words = z.object({ fr: z.string(), en: z.string() });

/** What is kept of whoever asks: house by house, what, how long and why. */
export const KeptOfMe = z.object({
  houses: z.array(
    z.object({
      label: Words,
      retention: z.array(z.object({ what: Words, keptFor: Words, because: Words })),
    }),
  ),
  /** Minors for whom one holds parental authority: their copy may be asked for too. */
  children: z.array(z.object({ id: z.uuid(), givenName: z.string() })),
  /** Whom to write to. */
  helpEmail: z.string().nullable(),
});
export type KeptOfMe = z.infer<typeof KeptOfMe>;

export const readKeptOfMe = endpoint({
  method: 'GET',
  path: '/api/privacy/mine',
  access: 'signed-in',
  stability: 'internal',
  summary: 'What every house keeps of me: what, how long, why.',
  input: z.object({}),
  reply: KeptOfMe,
});

/** Someone to be erased or merged, as an administrator makes sure of who it is. */
export const PersonFound = z.object({
  id: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  birthDate: z.iso.date().nullable(),
  roles: z.array(z.object({ profile: z.string(), structure: z.string() })),
});
export type PersonFound = z.infer<typeof PersonFound>;

export const findPerson = endpoint({
  method: 'GET',
  path: '/api/privacy/people',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The person of a login, for administrators of the whole platform.',
  input: z.object({ login: Login }),
  reply: PersonFound,
});

export const erasePerson = endpoint({
  method: 'POST',
  path: '/api/privacy/erasures',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Erase all that every house keeps of a person.',
  verb: 'privacy.erase-person',
  input: z.object({
    login: Login,
    /** What becomes of what they wrote for others. */
    contributions: z.enum(['anonymise', 'erase']).default('anonymise'),
  }),
  reply: z.object({}),
});

export const listMerges = endpoint({
  method: 'GET',
  path: '/api/privacy/merges',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The last merges of two people into one, newest first.',
  input: z.object({}),
  reply: z.object({
    merges: z.array(Merge),
    /** Whether one has shown lately that it is oneself: what is done here asks for it. */
    isProven: z.boolean(),
  }),
});

export const mergePeople = endpoint({
  method: 'POST',
  path: '/api/privacy/merges',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Make one of two people: both logins open the account that stays.',
  verb: 'privacy.merge-people',
  input: z.object({ from: Login, into: Login, reason: z.string().trim().min(1).max(300) }),
  reply: z.object({ id: z.uuid() }),
});

export const unmergePeople = endpoint({
  method: 'DELETE',
  path: '/api/privacy/merges/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Part two people again, if nothing was said of them since.',
  verb: 'privacy.unmerge-people',
  input: z.object({ id: z.uuid() }),
  reply: z.object({}),
});

export {
  listDuplicates,
  Merge,
  mergeDuplicate,
  PairToJudge,
  partDuplicate,
  RecordWithLogin,
} from './duplicates/contract.ts';

/** Two people were made one: whoever kept the first id finds the person under the second. */
export const peopleMerged = eventKind({
  name: 'privacy.people-merged',
  version: 1,
  payload: z.object({ mergeId: z.uuid(), fromId: z.uuid(), intoId: z.uuid() }),
});

/** They were parted again. */
export const peopleParted = eventKind({
  name: 'privacy.people-parted',
  version: 1,
  payload: z.object({ mergeId: z.uuid(), fromId: z.uuid(), intoId: z.uuid() }),
});
