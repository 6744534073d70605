import { z } from 'zod';
import { StructureId } from '#contracts/directory';
import { endpoint } from '#kernel/contract';

/** Some people of a school who receive their letters together, and how many have not chosen a password yet. */
export const LetterGroup = z.object({
  id: z.uuid(),
  /** Pupils of a class; those responsible for them; all who have a profile. */
  kind: z.enum(['division', 'responsables', 'profile']),
  /** Of a class its name, of a profile its code. */
  label: z.string(),
  people: z.int(),
  waiting: z.int(),
  /** Of those waiting: how many were already given a letter, whose code still opens. */
  written: z.int(),
});
export type LetterGroup = z.infer<typeof LetterGroup>;

export const readLetterGroups = endpoint({
  method: 'GET',
  path: '/api/identity/letter-groups',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Who of a school that I look after has not activated their account, class by class.',
  input: z.object({ structureId: StructureId }),
  reply: z.object({ groups: z.array(LetterGroup) }),
});

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/identity/letter-groups/{groupId}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The names of those of a group who have not activated their account.',
  input: z.object({ structureId: StructureId, groupId: z.uuid() }),
  reply: z.object({
    people: z.array(
      z.object({
        id: z.uuid(),
        displayName: z.string(),
        login: z.string(),
        /** Pupils of the school whom they are responsible for. */
        children: z.array(z.string()),
        /** Until when the letter that they were given opens; null when they have none. */
        letterUntil: z.iso.datetime().nullable(),
      }),
    ),
  }),
});

/** The form that makes letters: a group, or one person of it; those without a letter or all; one a sheet or four. */
export const LettersWanted = z.object({
  structureId: StructureId,
  groupId: z.uuid(),
  accountId: z.uuid().optional(),
  who: z.enum(['new', 'all']),
  sheet: z.enum(['one', 'four']),
});
export type LettersWanted = z.infer<typeof LettersWanted>;

/** Where that form is sent; it answers with a PDF. */
export const lettersPath = '/administration/comptes/lettres';
