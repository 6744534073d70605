import { z } from 'zod';
import { Profile, StructureId } from '#contracts/directory';
import { endpoint, eventKind } from '#kernel/contract';
import { Capability } from './brake/contract.ts';

/** A person in a structure, with a profile: one at a time, chosen and remembered. */
export const Hat = z.object({
  structureId: StructureId,
  structureName: z.string(),
  profile: Profile,
  /** In French, for applications; screens say `profileName`. */
  profileLabel: z.string(),
  profileName: z.object({ fr: z.string(), en: z.string() }),
});
export type Hat = z.infer<typeof Hat>;

/** Who I am, in this session. */
export const WhoIAm = z.object({
  person: z.object({
    id: z.uuid(),
    login: z.string(),
    displayName: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    initials: z.string(),
  }),
  profiles: z.array(Profile),
  structures: z.array(z.object({ id: StructureId, uai: z.string().nullable(), name: z.string() })),
  hats: z.array(Hat),
  current: Hat.nullable(),
  /** An administrator of this structure, or of everything ('region'). */
  administers: z.array(
    z.object({ structureId: StructureId.nullable(), structureName: z.string().nullable() }),
  ),
  brand: z.object({ key: z.string(), name: z.string() }),
  /** An administrator who looks at the portal as I see it: until when, and who. */
  support: z.object({ by: z.string(), endsAt: z.iso.datetime() }).nullable(),
  /** What I may not do for now, why, and until when (null: until it is lifted). */
  suspended: z.array(
    z.object({ capability: Capability, reason: z.string(), until: z.iso.datetime().nullable() }),
  ),
  session: z.object({ startedAt: z.iso.datetime(), endsAt: z.iso.datetime() }),
});
export type WhoIAm = z.infer<typeof WhoIAm>;

export const signIn = endpoint({
  method: 'POST',
  path: '/api/identity/session',
  access: 'public',
  stability: 'public',
  summary:
    'Sign in with a login and a password, and a code where the account has a second factor; the reply carries the session cookie.',
  verb: 'identity.sign-in',
  input: z.object({
    login: z.string().min(1).max(200),
    password: z.string().min(1).max(1000),
    /** Of the application, or of recovery. */
    code: z.string().max(50).optional(),
  }),
  reply: WhoIAm,
});

export const whoAmI = endpoint({
  method: 'GET',
  path: '/api/identity/session',
  access: 'signed-in',
  stability: 'public',
  summary: 'Who I am in this session: person, profiles, structures, current structure, brand.',
  input: z.object({}),
  reply: WhoIAm,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/identity/session',
  access: 'signed-in',
  stability: 'public',
  summary: 'End this session, on every host at once.',
  verb: 'identity.sign-out',
  input: z.object({}),
  reply: z.object({}),
});

export const wearHat = endpoint({
  method: 'PUT',
  path: '/api/identity/session/hat',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'Work in another of my structures, or with another of my profiles, without signing in again.',
  verb: 'identity.wear-hat',
  input: z.object({ structureId: StructureId, profile: Profile }),
  reply: WhoIAm,
});

/** An account was opened with a browser, or from a network, that it was not opened with in the last three months. */
export const unusualSignIn = eventKind({
  name: 'identity.unusual-sign-in',
  version: 1,
  payload: z.object({
    personId: z.uuid(),
    at: z.iso.datetime(),
    /** Where the person works: what time it was for them. */
    timeZone: z.string(),
    browser: z.string(),
    isNewBrowser: z.boolean(),
    isNewNetwork: z.boolean(),
  }),
});

/** Somebody signed out: their session opens nothing any more, here or elsewhere. */
export const sessionEnded = eventKind({
  name: 'identity.session-ended',
  version: 1,
  payload: z.object({ sessionId: z.uuid() }),
});

/** The password of somebody's account was replaced, and their sessions ended. */
export const passwordChanged = eventKind({
  name: 'identity.password-changed',
  version: 1,
  payload: z.object({ personId: z.uuid() }),
});

export { passwordAsked } from './forgotten/contract.ts';

/** The address of my photo, or null when I have none. */
export const MyPhoto = z.object({ photo: z.string().nullable() });
export type MyPhoto = z.infer<typeof MyPhoto>;

export const readMyPhoto = endpoint({
  method: 'GET',
  path: '/api/identity/photo',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Whether I have a photo, and where it is.',
  input: z.object({}),
  reply: MyPhoto,
});

export const putPhoto = endpoint({
  method: 'PUT',
  path: '/api/identity/photo',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Make an image my photo: five megabytes at most, cut to a square.',
  verb: 'identity.put-photo',
  input: z.object({}),
  takes: 'file',
  reply: MyPhoto,
});

export const dropPhoto = endpoint({
  method: 'DELETE',
  path: '/api/identity/photo',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Take my photo away.',
  verb: 'identity.drop-photo',
  input: z.object({}),
  reply: MyPhoto,
});

export const readPhoto = endpoint({
  method: 'GET',
  path: '/api/identity/people/{id}/photo',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The photo of somebody about whom I may read.',
  input: z.object({
    id: z.uuid(),
    /** Anything: an address that changes with the photo is not answered from memory. */
    v: z.string().max(50).optional(),
  }),
  reply: z.file(),
});

export {
  AccountAct,
  AccountRow,
  AccountState,
  AccountVerb,
  actOnAccounts,
  Chosen,
  firstLook,
  LeftOut,
  listAccounts,
  planAccountAct,
  readAccountsDesk,
  undoAccountAct,
} from './accounts/contract.ts';
export {
  declareNetwork,
  endMode,
  endSessions,
  forgetNetwork,
  liftSuspension,
  ModeName,
  Reach,
  readSecurity,
  Security,
  setMode,
  suspend,
} from './brake/contract.ts';
export { approveEvidence, askEvidence } from './evidence/contract.ts';
export {
  LetterGroup,
  lettersPath,
  listWaiting,
  readLetterGroups,
} from './letters/contract.ts';
export {
  endLocalAccount,
  extendLocalAccount,
  LocalAccount,
  listLocalAccounts,
  openLocalAccount,
} from './local/contract.ts';
export {
  endMyOtherSessions,
  endMySession,
  listMySessions,
  MySession,
} from './my-sessions/contract.ts';
export { startSupport } from './support/contract.ts';
