import { z } from 'zod';
import { eventKind } from '#kernel/contract';

/** What was done to the second factors of an account. */
export const FactorChange = z.enum(['added', 'removed', 'new-codes', 'code-used', 'reset']);
export type FactorChange = z.infer<typeof FactorChange>;

/** The second factors of somebody's account are not what they were. */
export const factorsChanged = eventKind({
  name: 'identity.factors-changed',
  version: 1,
  payload: z.object({
    personId: z.uuid(),
    what: FactorChange,
    /** Of which factor, as its owner named it. */
    name: z.string().nullable(),
    /** How many recovery codes are left. */
    codesLeft: z.int(),
  }),
});
