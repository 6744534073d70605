import { z } from 'zod';
import { Profile, StructureId } from '#contracts/directory';
import { endpoint } from '#kernel/contract';

const AccountId = z.uuid();
const Reason = z.string().trim().min(1).max(300);

/** What may be done to accounts, one or many. */
export const AccountVerb = z.enum([
  'lock',
  'unlock',
  'end-sessions',
  'reset',
  'reset-factors',
  'delete',
  'restore',
]);
export type AccountVerb = z.infer<typeof AccountVerb>;

/**
 * How an account is: in use; waiting for its first password; locked; of somebody who left, still open, or closed; deleted
 * by decision, and soon erased.
 */
export const AccountState = z.enum(['active', 'waiting', 'locked', 'leaving', 'closed', 'deleted']);
export type AccountState = z.infer<typeof AccountState>;

/** An account as whoever looks after it sees it. */
export const AccountRow = z.object({
  id: AccountId,
  login: z.string(),
  displayName: z.string(),
  roles: z.array(z.object({ profile: Profile, structure: z.string() })),
  division: z.string().nullable(),
  state: AccountState,
  /** On which day all that is kept of them will be erased. */
  erasedOn: z.iso.date().nullable(),
});
export type AccountRow = z.infer<typeof AccountRow>;

/** Something that was done to accounts at once. */
export const AccountAct = z.object({
  id: z.uuid(),
  verb: AccountVerb,
  at: z.iso.datetime(),
  by: z.string().nullable(),
  reason: z.string(),
  count: z.int(),
  isUndone: z.boolean(),
  can: z.object({ undo: z.boolean() }),
});
export type AccountAct = z.infer<typeof AccountAct>;

export const readAccountsDesk = endpoint({
  method: 'GET',
  path: '/api/identity/accounts-desk',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Where I look after accounts, and what was last done to them there.',
  input: z.object({}),
  reply: z.object({
    places: z.array(
      z.object({
        id: StructureId,
        name: z.string(),
        /** For whoever may only give codes to the pupils of these classes; null: everything there. */
        classes: z.array(z.object({ id: z.uuid(), label: z.string() })).nullable(),
      }),
    ),
    acts: z.array(AccountAct),
    /** Whether one has shown lately that it is oneself: acting asks for it. */
    isProven: z.boolean(),
  }),
});

const Filter = z.object({
  structureId: StructureId,
  profile: Profile.optional(),
  divisionId: z.uuid().optional(),
  state: AccountState.optional(),
  text: z.string().trim().max(80).optional(),
});
export type Filter = z.infer<typeof Filter>;

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/identity/accounts',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The accounts of a structure that I look after, fifty at a time, by name.',
  input: Filter.extend({ after: AccountId.optional() }),
  reply: z.object({
    accounts: z.array(AccountRow),
    /** How many there are in all. */
    count: z.int(),
    /** Asks for the following ones; null at the end. */
    next: AccountId.nullable(),
    divisions: z.array(z.object({ id: z.uuid(), label: z.string() })),
  }),
});

/** What one looks at first in a place: whoever helps a class begins with that class. */
export const firstLook = ({
  id,
  classes,
}: {
  id: string;
  classes: readonly { id: string }[] | null;
}): Filter => ({ structureId: id, ...(classes?.[0] && { divisionId: classes[0].id }) });

/** How many accounts may be acted on at once. */
export const MOST_AT_ONCE = 2_000;

/** Whose accounts: some that were chosen, all that a filter finds, or those of a pasted list of logins. */
export const Chosen = z.discriminatedUnion('by', [
  z.object({ by: z.literal('choice'), ids: z.array(AccountId).min(1).max(MOST_AT_ONCE) }),
  z.object({ by: z.literal('filter'), filter: Filter }),
  z.object({ by: z.literal('logins'), text: z.string().trim().min(1).max(200_000) }),
]);
export type Chosen = z.infer<typeof Chosen>;

/** Why an account is left out of what was asked. */
export const LeftOut = z.enum([
  'unknown',
  'oneself',
  'administrator',
  'elsewhere',
  'sent',
  'shut',
  'already',
]);
export type LeftOut = z.infer<typeof LeftOut>;

export const planAccountAct = endpoint({
  method: 'POST',
  path: '/api/identity/account-plans',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'What would be done to these accounts, and who would be left out and why; changes nothing.',
  input: z.object({ verb: AccountVerb, who: Chosen }),
  reply: z.object({
    count: z.int(),
    /** The first of them, to recognise the list. */
    first: z.array(z.object({ login: z.string(), displayName: z.string() })),
    leftOut: z.array(
      z.object({ login: z.string(), displayName: z.string().nullable(), why: LeftOut }),
    ),
    leftOutCount: z.int(),
    /** Names this plan: what is done later is this, or nothing. */
    mark: z.string(),
  }),
});

export const actOnAccounts = endpoint({
  method: 'POST',
  path: '/api/identity/account-acts',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Do to these accounts what was planned; refused when the plan is no longer the same.',
  verb: 'identity.act-on-accounts',
  input: z.object({
    verb: AccountVerb,
    who: Chosen,
    reason: Reason,
    mark: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  reply: z.object({
    id: z.uuid(),
    count: z.int(),
    /** After a reset: shown once, kept nowhere. */
    codes: z.array(z.object({ login: z.string(), displayName: z.string(), code: z.string() })),
    codesEndAt: z.iso.datetime().nullable(),
  }),
});

export const undoAccountAct = endpoint({
  method: 'DELETE',
  path: '/api/identity/account-acts/{id}',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Take back, as a whole, what was done to accounts.',
  verb: 'identity.undo-account-act',
  input: z.object({ id: z.uuid() }),
  reply: z.object({ count: z.int(), kept: z.int() }),
});
