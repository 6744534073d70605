import { z } from 'zod';

/** A flag of the protocol is set by being there, whatever it says, but for « false » (CAS 3.0.3, §2.1.1). */
const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '' && value !== 'false')
  .catch(false);

/** Text that is there once; a name given twice, or as a list, counts as malformed. */
const once = z.string().max(4_096).optional();

const ours = z.uuid().optional().catch(undefined);

/** `/cas/login` as credential requestor (CAS 3.0.3, §2.1). `flow`: ours, where the sign-in began; `marque`: the brand that asks. */
export const LoginAddress = z.object({
  service: once,
  renew: flag,
  gateway: flag,
  warn: flag,
  method: z.string().max(20).optional().catch(undefined),
  flow: ours,
  marque: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .catch(undefined),
});
export type LoginAddress = z.output<typeof LoginAddress>;

/** What a form of `/cas/login` brings besides (§2.2): a login and password, or an answer to what was asked. */
export const LoginForm = z.object({
  /** A sign-in: by login and password, or by a click on somebody of the demo. */
  username: z.string().optional().catch(undefined),
  demo: z.string().optional().catch(undefined),
  /** The login ticket: one use. */
  lt: ours,
  /** « Yes, open it. » */
  oui: flag,
  /** The structure that was chosen, and the profile there. */
  structure: ours,
  profil: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
});
export type LoginForm = z.output<typeof LoginForm>;

/** `/cas/logout` (§2.3). `url` is the word of version 2: both lead to registered services only. */
export const LogoutAddress = z.object({
  service: once.catch(undefined),
  url: once.catch(undefined),
  /** Signs out of the applications alone (Apereo's word, where structures are changed). */
  partialLogout: flag,
});

export type LogoutAddress = z.output<typeof LogoutAddress>;

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
