import { z } from 'zod';
import { StructureId } from '#contracts/directory';
import { endpoint } from '#kernel/contract';
import { Reason } from '../brake/contract.ts';

const Id = z.object({ id: z.uuid() });

export const askEvidence = endpoint({
  method: 'POST',
  path: '/api/identity/evidence',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Ask for what happened to accounts during some days; another administrator must agree.',
  verb: 'identity.ask-evidence',
  input: z.object({
    /** Null: the whole platform. */
    structureId: StructureId.nullable(),
    /** The logins it is about; none: all of the structure. */
    logins: z.string().trim().max(20_000),
    from: z.iso.date(),
    /** The last day. */
    until: z.iso.date(),
    reason: Reason,
  }),
  reply: Id,
});

export const approveEvidence = endpoint({
  method: 'POST',
  path: '/api/identity/evidence/{id}/approval',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Agree that another administrator takes this evidence away, once.',
  verb: 'identity.approve-evidence',
  input: Id,
  reply: z.object({}),
});
