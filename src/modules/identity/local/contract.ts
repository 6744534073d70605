import { z } from 'zod';
import { StayKind, StayProfile, StructureId } from '#contracts/directory';
import { endpoint } from '#kernel/contract';

const StayId = z.uuid();
const Name = z.string().trim().min(1).max(80);
const Day = z.iso.date();

/** Somebody whom no feed brings: where, as what, why, until which day, and who asked for it. */
export const LocalAccount = z.object({
  id: StayId,
  displayName: z.string(),
  login: z.string().nullable(),
  structure: z.object({ id: StructureId, name: z.string() }),
  kind: StayKind,
  profile: StayProfile,
  reason: z.string(),
  from: Day,
  until: Day,
  isOver: z.boolean(),
  madeBy: z.string().nullable(),
});
export type LocalAccount = z.infer<typeof LocalAccount>;

export const listLocalAccounts = endpoint({
  method: 'GET',
  path: '/api/identity/local-accounts',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'The local accounts of the structures that I look after: those that hold, and those that ended lately.',
  input: z.object({}),
  reply: z.object({
    accounts: z.array(LocalAccount),
    places: z.array(z.object({ id: StructureId, name: z.string(), today: Day, latest: Day })),
  }),
});

export const openLocalAccount = endpoint({
  method: 'POST',
  path: '/api/identity/local-accounts',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Open an account for a guest, a tutor, a speaker or a substitute, until a day.',
  verb: 'identity.open-local-account',
  input: z.object({
    structureId: StructureId,
    givenName: Name,
    familyName: Name,
    email: z.email().max(254).nullable(),
    kind: StayKind,
    profile: StayProfile,
    reason: z.string().trim().min(1).max(300),
    /** The last day. */
    until: Day,
  }),
  reply: z.object({
    id: StayId,
    login: z.string(),
    displayName: z.string(),
    /** Shown once, kept nowhere. */
    code: z.string(),
    codeEndsAt: z.iso.datetime(),
  }),
});

export const extendLocalAccount = endpoint({
  method: 'PUT',
  path: '/api/identity/local-accounts/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Give a local account another last day; one that ended comes back as it was.',
  verb: 'identity.extend-local-account',
  input: z.object({ id: StayId, until: Day }),
  reply: z.object({}),
});

export const endLocalAccount = endpoint({
  method: 'DELETE',
  path: '/api/identity/local-accounts/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'End a local account at once.',
  verb: 'identity.end-local-account',
  input: z.object({ id: StayId }),
  reply: z.object({}),
});
