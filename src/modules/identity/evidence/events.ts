import { z } from 'zod';
import { eventKind } from '#kernel/contract';

/** Somebody asks for evidence, and waits for another administrator to agree. */
export const evidenceAsked = eventKind({
  name: 'identity.evidence-asked',
  version: 1,
  payload: z.object({
    structureId: z.uuid().nullable(),
    askedBy: z.uuid(),
    name: z.string(),
  }),
});
