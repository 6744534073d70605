import { z } from 'zod';
import { Profile, StructureId } from '#contracts/directory';
import { endpoint, eventKind } from '#kernel/contract';

/** Why, for whoever reads it later. */
export const Reason = z.string().trim().min(3).max(300);

/** Whom something is for: those of a brand, of a structure, or (neither) everybody; with one profile, or with any. */
export const Reach = z
  .object({
    brandKey: z.string().max(40).nullable(),
    structureId: StructureId.nullable(),
    profile: Profile.nullable(),
  })
  .refine(({ brandKey, structureId }) => brandKey === null || structureId === null);
export type Reach = z.infer<typeof Reach>;

/** A reach with its names, as one reads it. */
const ShownReach = z.object({
  brand: z.string().nullable(),
  structure: z.string().nullable(),
  profile: Profile.nullable(),
});

/** What may be asked of accounts to come in. */
export const ModeName = z.enum(['educonnect-only', 'second-factor', 'new-password']);
export type ModeName = z.infer<typeof ModeName>;

/** What may be suspended. */
export const Capability = z.enum(['send-messages', 'put-photo']);
export type Capability = z.infer<typeof Capability>;

const AlertKind = z.enum(['risky-sign-ins', 'sweep', 'storm']);

/** Something that heads and administrators were told of. */
export const alertRaised = eventKind({
  name: 'identity.alert-raised',
  version: 1,
  payload: z.object({
    kind: AlertKind,
    structureId: z.uuid().nullable(),
    structure: z.string().nullable(),
    network: z.string().nullable(),
    count: z.int(),
  }),
});

const Can = z.object({ end: z.boolean() });
const Common = { id: z.uuid(), reach: ShownReach, reason: z.string(), by: z.string().nullable() };

/** What holds, what happened, and what I may do about it. */
export const Security = z.object({
  places: z.array(z.object({ id: StructureId, name: z.string() })),
  brands: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Looks after the whole platform. */
  isCentral: z.boolean(),
  /** Where one may say how people come in, and help them. */
  administers: z.array(StructureId),
  /** Whether one has shown lately that it is oneself: every act here asks for it. */
  isProven: z.boolean(),
  alerts: z.array(
    z.object({
      id: z.uuid(),
      kind: AlertKind,
      structure: z.string().nullable(),
      network: z.string().nullable(),
      count: z.int(),
      at: z.iso.datetime(),
    }),
  ),
  modes: z.array(z.object({ ...Common, name: ModeName, since: z.iso.datetime(), can: Can })),
  suspensions: z.array(
    z.object({
      ...Common,
      capability: Capability,
      since: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      can: Can,
    }),
  ),
  networks: z.array(
    z.object({
      id: z.uuid(),
      structure: z.string(),
      network: z.string(),
      source: z.enum(['declared', 'learned']),
      can: Can,
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.uuid(),
      structure: z.string().nullable(),
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      reason: z.string(),
      by: z.string().nullable(),
      accounts: z.int(),
      state: z.enum(['asked', 'approved', 'taken', 'over']),
      endsAt: z.iso.datetime(),
      can: z.object({ approve: z.boolean(), take: z.boolean() }),
    }),
  ),
});
export type Security = z.infer<typeof Security>;

export const readSecurity = endpoint({
  method: 'GET',
  path: '/api/identity/security',
  access: 'signed-in',
  stability: 'internal',
  summary: 'What protects the accounts that I look after: alerts, modes, suspensions, networks.',
  input: z.object({}),
  reply: Security,
});

const Id = z.object({ id: z.uuid() });
const Nothing = z.object({});

export const setMode = endpoint({
  method: 'POST',
  path: '/api/identity/modes',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Ask something of accounts to come in: ÉduConnect, a second factor, a new password.',
  verb: 'identity.set-mode',
  input: z.object({ name: ModeName, reach: Reach, reason: Reason }),
  reply: Id,
});

export const endMode = endpoint({
  method: 'DELETE',
  path: '/api/identity/modes/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Ask it no more.',
  verb: 'identity.end-mode',
  input: Id,
  reply: Nothing,
});

/** How long something is suspended: hours, or (null) until it is lifted. */
const Hours = z.int().min(1).max(2_160).nullable();

export const suspend = endpoint({
  method: 'POST',
  path: '/api/identity/suspensions',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Suspend one thing for some people, for a while; they read why.',
  verb: 'identity.suspend',
  input: z.object({ capability: Capability, reach: Reach, hours: Hours, reason: Reason }),
  reply: Id,
});

export const liftSuspension = endpoint({
  method: 'DELETE',
  path: '/api/identity/suspensions/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Lift a suspension.',
  verb: 'identity.lift-suspension',
  input: Id,
  reply: Nothing,
});

export const declareNetwork = endpoint({
  method: 'POST',
  path: '/api/identity/known-networks',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Say that a school shares an address, so that a whole class may sign in from it.',
  verb: 'identity.declare-network',
  input: z.object({ structureId: StructureId, network: z.string().trim().min(2).max(60) }),
  reply: Id,
});

export const forgetNetwork = endpoint({
  method: 'DELETE',
  path: '/api/identity/known-networks/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'No longer count an address as a school’s.',
  verb: 'identity.forget-network',
  input: Id,
  reply: Nothing,
});

export const endSessions = endpoint({
  method: 'POST',
  path: '/api/identity/revocations',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'End every session of these people at once, on every host; mine goes on.',
  verb: 'identity.end-sessions',
  input: z.object({ reach: Reach, reason: Reason }),
  reply: z.object({ count: z.int() }),
});
