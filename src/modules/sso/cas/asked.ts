import { z } from 'zod';

/** A flag of the protocol is set by being there, whatever it says, but for « false » (CAS 3.0.3, §2.1.1). */
const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '' && value !== 'false')
  .catch(false);

/** Text that is there once; a name given twice, or as a list, counts as malformed. */
const once = z.string().max(4_096).optional();

/** `/cas/login` as credential requestor (CAS 3.0.3, §2.1). `flow`: ours, where the sign-in began. */
export const LoginAddress = z.object({
  service: once,
  renew: flag,
  gateway: flag,
  warn: flag,
  method: z.string().optional().catch(undefined),
  flow: z.uuid().optional().catch(undefined),
});
export type LoginAddress = z.output<typeof LoginAddress>;

/** `/cas/logout` (§2.3). `url` is the word of version 2: both lead to registered services only. */
export const LogoutAddress = z.object({
  service: once.catch(undefined),
  url: once.catch(undefined),
});

/** The validations (§2.4 to 2.6). */
export const ValidateAddress = z.object({
  service: once,
  ticket: once,
  pgtUrl: once,
  renew: flag,
  format: z.string().optional(),
});
export type ValidateAddress = z.output<typeof ValidateAddress>;

/** `/cas/proxy` (§2.7). */
export const ProxyAddress = z.object({ pgt: once, targetService: once });
