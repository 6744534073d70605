import { z } from 'zod';
import { endpoint } from '#kernel/contract';

const Id = z.uuid();

/** What may be delegated: to look after a structure, to see the pupils of each of its divisions; over one division, to help its pupils in. */
export const PowerVerb = z.enum(['administer', 'open-divisions', 'reset-accounts']);
export type PowerVerb = z.infer<typeof PowerVerb>;

const Named = z.object({ id: Id, displayName: z.string() });

/** A power that somebody holds today, or will: what, where, until when, why, thanks to whom. */
export const Delegation = z.object({
  id: Id,
  person: Named,
  verb: PowerVerb,
  /** Null: the whole platform. */
  structure: z.object({ id: Id, name: z.string() }).nullable(),
  /** Only over this division of the structure. */
  division: z.object({ id: Id, label: z.string() }).nullable(),
  since: z.iso.date(),
  /** The last day it holds; null: until somebody ends it. */
  until: z.iso.date().nullable(),
  reason: z.string(),
  givenBy: z.string().nullable(),
  can: z.object({ end: z.boolean() }),
});
export type Delegation = z.infer<typeof Delegation>;

/** Where one may delegate, which day it is there, and until when at most. */
const DelegationPlace = z.object({
  id: Id,
  name: z.string(),
  today: z.iso.date(),
  latest: z.iso.date(),
});

export const listDelegations = endpoint({
  method: 'GET',
  path: '/api/directory/delegations',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The powers held in the structures where I may delegate, and those structures.',
  input: z.object({}),
  reply: z.object({
    delegations: z.array(Delegation),
    places: z.array(DelegationPlace),
  }),
});

export const listStaff = endpoint({
  method: 'GET',
  path: '/api/directory/structures/{structureId}/staff',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'The staff of a structure where I may delegate, and its divisions with who teaches them: to whom a power can be given, over what.',
  input: z.object({ structureId: Id }),
  reply: z.object({
    staff: z.array(Named),
    divisions: z.array(z.object({ id: Id, label: z.string(), teacherIds: z.array(Id) })),
  }),
});

export const grantPower = endpoint({
  method: 'POST',
  path: '/api/directory/delegations',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Give somebody of the staff a power in a structure, until a day, for a reason.',
  verb: 'directory.grant-power',
  input: z.object({
    structureId: Id,
    personId: Id,
    verb: PowerVerb,
    /** The division over which it is given, for `reset-accounts` and no other. */
    groupId: Id.optional(),
    until: z.iso.date(),
    reason: z
      .string()
      .trim()
      .min(3)
      .max(200)
      .regex(/^\P{Cc}*$/u),
  }),
  reply: z.object({ id: Id }),
});

export const endPower = endpoint({
  method: 'DELETE',
  path: '/api/directory/delegations/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'End a power at once.',
  verb: 'directory.end-power',
  input: z.object({ id: Id }),
  reply: z.object({}),
});
