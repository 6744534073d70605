import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';

const Id = z.uuid();
const Name = z.object({ id: Id, givenName: z.string(), familyName: z.string() });

/** Which decision says so: the codes of `directory.custody_reason`. */
export const CustodyReason = z.enum(['jugement', 'protection', 'retrait', 'placement', 'autre']);
export type CustodyReason = z.infer<typeof CustodyReason>;

const Responsable = Name.extend({ lien: z.string() });

/** A responsable who is told nothing of a child, from one day to another, and who noted it. */
export const CustodyRestriction = z.object({
  id: Id,
  pupil: Name,
  /** Where the child is at school, for those who look after several schools. */
  structures: z.array(z.string()),
  responsable: Responsable,
  from: z.iso.date(),
  /** The last day it holds; null: until somebody ends it. */
  until: z.iso.date().nullable(),
  reason: CustodyReason,
  /** Its first day is still to come. */
  isToCome: z.boolean(),
  notedBy: z.string().nullable(),
});
export type CustodyRestriction = z.infer<typeof CustodyRestriction>;

/** A pupil with those who may be kept from them. */
export const PupilWithResponsables = Name.extend({
  division: z.string().nullable(),
  responsables: z.array(Responsable),
});
export type PupilWithResponsables = z.infer<typeof PupilWithResponsables>;

export const listCustodyRestrictions = endpoint({
  method: 'GET',
  path: '/api/directory/custody-restrictions',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'The custody restrictions of the pupils of my school that hold or will; for heads and the central administrator.',
  input: z.object({}),
  reply: z.object({
    restrictions: z.array(CustodyRestriction),
    /** Where I may note one, and which day it is there. */
    places: z.array(z.object({ id: Id, name: z.string(), today: z.iso.date() })),
  }),
});

export const findPupilsToProtect = endpoint({
  method: 'GET',
  path: '/api/directory/structures/{structureId}/pupils-to-protect',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'The pupils of a school whose name begins so, twenty at most, each with their responsables.',
  input: z.object({ structureId: Id, name: z.string().trim().min(2).max(80) }),
  reply: z.object({ pupils: z.array(PupilWithResponsables), hasMore: z.boolean() }),
});

export const restrictCustody = endpoint({
  method: 'POST',
  path: '/api/directory/custody-restrictions',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Note that a responsable is told nothing of a pupil, from a day on.',
  verb: 'directory.restrict-custody',
  input: z.object({
    pupilId: Id,
    responsableId: Id,
    from: z.iso.date(),
    /** The last day it holds. */
    until: z.iso.date().nullable(),
    reason: CustodyReason,
  }),
  reply: z.object({ id: Id }),
});

export const liftRestriction = endpoint({
  method: 'DELETE',
  path: '/api/directory/custody-restrictions/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'End a custody restriction at once.',
  verb: 'directory.lift-restriction',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

/** What a responsable may be told of a pupil has changed, or will on a known day. */
export const custodyChanged = eventKind({
  name: 'directory.custody-changed',
  version: 1,
  payload: z.object({ pupilId: Id, responsableId: Id }),
});
