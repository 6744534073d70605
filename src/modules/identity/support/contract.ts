import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';
import { Reason } from '../brake/contract.ts';

export const startSupport = endpoint({
  method: 'POST',
  path: '/api/identity/support',
  access: 'stepped-up',
  stability: 'internal',
  summary:
    'See the portal as somebody whom I administer sees it, to help them: read only, and they are told.',
  verb: 'identity.start-support',
  input: z.object({
    login: z.string().trim().min(1).max(200),
    minutes: z.int().min(5).max(30),
    reason: Reason,
  }),
  reply: z.object({ until: z.iso.datetime() }),
});

/** Somebody looks at the portal as this person sees it. */
export const supportStarted = eventKind({
  name: 'identity.support-started',
  version: 1,
  payload: z.object({
    personId: z.uuid(),
    by: z.string(),
    reason: z.string(),
    minutes: z.int(),
    at: z.iso.datetime(),
    timeZone: z.string(),
  }),
});
