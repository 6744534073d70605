import { z } from 'zod';
import { endpoint } from '#kernel/contract';
import { CustodyReason } from '../custody/contract.ts';

const Id = z.uuid();

/** What a responsable may know and do of a child, by niveau: the rows of `directory.family_right`. */
export const FamilyRight = z.enum(['day-to-day', 'family', 'file', 'decide']);
export type FamilyRight = z.infer<typeof FamilyRight>;

/** How somebody is reached. */
const Contact = z.object({
  mails: z.array(z.string()),
  phones: z.array(z.string()),
  address: z.string().nullable(),
  /** Whether the address may be given to parents’ associations. */
  addressShared: z.boolean(),
});

/** Somebody responsible for a pupil. */
export const Responsable = z.object({
  id: Id,
  displayName: z.string(),
  isMe: z.boolean(),
  lien: z.string(),
  /** 1: legal representative; 2: in charge; 0: to be reached only. */
  niveau: z.int(),
  /** 1 is called first; null is not called. */
  contactPriority: z.int().nullable(),
  pays: z.boolean(),
  financial: z.boolean(),
  /** Null where it is not one’s to know, and of who is told nothing: nobody calls them by mistake. */
  contact: Contact.nullable(),
  /** They are told nothing of the child, or will be; the reason is for those who note restrictions. */
  keptApart: z
    .object({
      from: z.iso.date(),
      until: z.iso.date().nullable(),
      isToCome: z.boolean(),
      reason: CustodyReason.nullable(),
    })
    .nullable(),
});
export type Responsable = z.infer<typeof Responsable>;

/** A pupil’s family, as the school or as one of its own reads it. */
export const Family = z.object({
  pupil: z.object({ id: Id, displayName: z.string(), division: z.string().nullable() }),
  readAs: z.enum(['staff', 'responsable']),
  /** What a responsable may, where one reads as one. */
  may: z.array(FamilyRight),
  responsables: z.array(Responsable),
});
export type Family = z.infer<typeof Family>;

export const readFamily = endpoint({
  method: 'GET',
  path: '/api/directory/pupils/{id}/family',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'Who is responsible for a pupil: all of it and how to reach them, for direction and vie scolaire; one’s own part, for a responsable.',
  input: z.object({ id: Id }),
  reply: Family,
});
