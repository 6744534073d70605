import { z } from 'zod';
import { endpoint } from '#kernel/contract';

/** One sign-in to my account: where, with what, until when. */
export const MySession = z.object({
  id: z.uuid(),
  /** The one that asks. */
  isThis: z.boolean(),
  isOpen: z.boolean(),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** « Firefox », « Windows »; empty for what is no browser. */
  browser: z.string(),
  system: z.string(),
  /** From the same network as the one that asks. */
  isHere: z.boolean(),
  /** As much of the network's address as is kept. */
  network: z.string().nullable(),
});
export type MySession = z.infer<typeof MySession>;

export const listMySessions = endpoint({
  method: 'GET',
  path: '/api/identity/my-sessions',
  access: 'signed-in',
  stability: 'internal',
  summary: 'My open sessions, then the last ones that ended within three months.',
  input: z.object({}),
  reply: z.object({ sessions: z.array(MySession) }),
});

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/api/identity/my-sessions/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Sign out one of my other devices.',
  verb: 'identity.end-own-session',
  input: z.object({ id: z.uuid() }),
  reply: z.object({}),
});

export const endMyOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/identity/my-sessions',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Sign out all my devices but this one.',
  verb: 'identity.end-own-sessions',
  input: z.object({}),
  reply: z.object({ count: z.int() }),
});
