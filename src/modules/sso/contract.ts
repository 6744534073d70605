import { z } from 'zod';
import { Profile } from '#contracts/directory';
import { endpoint, eventKind } from '#kernel/contract';

/** Somebody signed out of the applications that their session opened, and stays signed in here. */
export const applicationsLeft = eventKind({
  name: 'sso.applications-left',
  version: 1,
  payload: z.object({ sessionId: z.uuid() }),
});

const Day = z.iso.date();
const Reason = z
  .string()
  .trim()
  .min(3)
  .max(200)
  .regex(/^\P{Cc}*$/u);

/** To whom an application is open, from when, until when. Null: any. */
export const Audience = z.object({
  profile: Profile.nullable(),
  uai: z
    .string()
    .regex(/^\d{7}[A-Z]$/)
    .nullable(),
  opensOn: Day.nullable(),
  closesOn: Day.nullable(),
});
export type Audience = z.infer<typeof Audience>;

/** What is decided of an application. */
export const ServiceFacts = z.object({
  name: z.string().trim().min(1).max(100),
  release: z.string().max(40),
  /** Where it lives: all that is under these is its own. */
  addresses: z.array(z.string().max(2_048)).min(1).max(20),
  /** Where tickets that let it speak for a person may be sent. */
  callbacks: z.array(z.string().max(2_048)).max(20),
  /** Empty: everybody. */
  audiences: z.array(Audience).max(500),
  strength: z.enum(['password', 'two-factor']),
  signOut: z.enum(['none', 'back', 'front']),
  signOutUrl: z.string().max(2_048).nullable(),
  ticketSeconds: z.int().min(5).max(300),
  toldInCas2: z.boolean(),
  looseSlash: z.boolean(),
});
export type ServiceFacts = z.infer<typeof ServiceFacts>;

/** A linked application, in a list. */
export const ServiceRow = z.object({
  id: z.uuid(),
  name: z.string(),
  addresses: z.array(z.string()),
  release: z.string(),
  /** How many rows say to whom; 0: to everybody. */
  audiences: z.int(),
  isClosed: z.boolean(),
});
export type ServiceRow = z.infer<typeof ServiceRow>;

export const listServices = endpoint({
  method: 'GET',
  path: '/api/sso/services',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The linked applications, open and closed, for those who administer something.',
  input: z.object({}),
  reply: z.object({
    services: z.array(ServiceRow),
    /** The releases that exist, with the attributes of each. */
    releases: z.array(z.object({ name: z.string(), attributes: z.array(z.string()) })),
    can: z.object({ keep: z.boolean() }),
  }),
});

const Id = z.object({ id: z.uuid() });

export const readService = endpoint({
  method: 'GET',
  path: '/api/sso/services/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'One linked application: where it lives, to whom it is open, what it learns.',
  input: Id,
  reply: z.object({
    id: z.uuid(),
    facts: ServiceFacts,
    closedAt: z.iso.datetime().nullable(),
    releases: z.array(z.object({ name: z.string(), attributes: z.array(z.string()) })),
    can: z.object({ keep: z.boolean() }),
  }),
});

export const addService = endpoint({
  method: 'POST',
  path: '/api/sso/services',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Link an application.',
  verb: 'sso.open-service',
  input: ServiceFacts,
  reply: Id,
});

export const changeService = endpoint({
  method: 'PUT',
  path: '/api/sso/services/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Decide otherwise of a linked application.',
  verb: 'sso.change-service',
  input: ServiceFacts.extend({ id: z.uuid() }),
  reply: z.object({}),
});

export const closeService = endpoint({
  method: 'POST',
  path: '/api/sso/services/{id}/close',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Unlink an application: no ticket any more.',
  verb: 'sso.close-service',
  input: Id,
  reply: z.object({}),
});

export const reopenService = endpoint({
  method: 'POST',
  path: '/api/sso/services/{id}/reopen',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Link it again, as it was.',
  verb: 'sso.reopen-service',
  input: Id,
  reply: z.object({}),
});

/** What is wrong with an address that should say where an application lives. */
export const AddressFault = z.enum(['no-address', 'has-query', 'not-https', 'whole-web', 'taken']);
export type AddressFault = z.infer<typeof AddressFault>;

export const explainAddress = endpoint({
  method: 'GET',
  path: '/api/sso/address',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Whether an address can say where an application lives, and what would be its own.',
  input: z.object({ address: z.string().max(2_048), except: z.uuid().optional() }),
  reply: z.object({
    /** All that is under it is the application’s; null when it cannot be. */
    folder: z.string().nullable(),
    fault: AddressFault.nullable(),
    /** Whose it is, or contains, or is inside of. */
    takenBy: z.string().nullable(),
  }),
});

/** Why somebody cannot open an application, for programs; `says` is the same for people. */
export const Because = z.enum([
  'open',
  'closed',
  'no-account',
  'not-for-you',
  'not-yet',
  'over',
  'restricted',
  'two-factor',
  'charter',
]);
export type Because = z.infer<typeof Because>;

export const tryService = endpoint({
  method: 'GET',
  path: '/api/sso/services/{id}/people/{login}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Whether a person can open an application, why not, and exactly what it would be told.',
  input: z.object({ id: z.uuid(), login: z.string().min(1).max(200) }),
  reply: z.object({
    displayName: z.string(),
    opens: z.boolean(),
    reasons: z.array(
      z.object({
        because: Because,
        day: Day.nullable(),
        /** What somebody wrote when they decided it. */
        note: z.string().nullable(),
      }),
    ),
    told: z.object({
      user: z.string(),
      attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    }),
  }),
});

/** From which day applications open to a profile: of a class or niveau, of a structure, or anywhere. */
export const Restriction = z.object({
  id: z.uuid(),
  structureName: z.string().nullable(),
  groupLabel: z.string().nullable(),
  profile: Profile,
  opensOn: Day,
  reason: z.string(),
});
export type Restriction = z.infer<typeof Restriction>;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const listRestrictions = endpoint({
  method: 'GET',
  path: '/api/sso/restrictions',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The return to school: what is not open yet, and to whom.',
  input: z.object({ structureId: z.uuid().optional() }),
  reply: z.object({
    restrictions: z.array(Restriction),
    places: z.array(Named),
    /** The classes and niveaux of the structure that was asked about. */
    groups: z.array(Named),
    can: z.object({ everywhere: z.boolean() }),
  }),
});

export const setRestriction = endpoint({
  method: 'POST',
  path: '/api/sso/restrictions',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Say from which day applications open; the narrowest such row holds.',
  verb: 'sso.set-restriction',
  input: z.object({
    structureId: z.uuid().optional(),
    groupId: z.uuid().optional(),
    profile: Profile,
    opensOn: Day,
    reason: Reason,
  }),
  reply: z.object({}),
});

export const dropRestriction = endpoint({
  method: 'DELETE',
  path: '/api/sso/restrictions/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Take it back: what is wider holds.',
  verb: 'sso.drop-restriction',
  input: Id,
  reply: z.object({}),
});

/** A version of a brand’s charter. */
export const CharterRow = z.object({
  id: z.uuid(),
  brandName: z.string(),
  version: z.int(),
  inForceOn: Day,
  text: z.string(),
  acceptedBy: z.int(),
});
export type CharterRow = z.infer<typeof CharterRow>;

export const listCharters = endpoint({
  method: 'GET',
  path: '/api/sso/charters',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The charters of the brands, version by version.',
  input: z.object({}),
  reply: z.object({
    charters: z.array(CharterRow),
    brands: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
});

export const publishCharter = endpoint({
  method: 'POST',
  path: '/api/sso/charters',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Publish a new version of a charter, from a day on: everybody is asked once.',
  verb: 'sso.publish-charter',
  input: z.object({
    brand: z.string().max(40),
    text: z.string().trim().min(1).max(50_000),
    inForceOn: Day,
  }),
  reply: z.object({}),
});
