import { type Actor, canDelegate, canResetAccounts } from '#modules/directory';
import type { AccountVerb, LeftOut } from './contract.ts';

/** Looks after the accounts of a structure: its head, its administrator, and who looks after everything. Never a teacher. */
export const canLookAfter = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  structureId: string | null,
): boolean => canDelegate(actor, { structureId });

/** Sees the accounts of a structure; or of one class, for whoever was given the right to help it sign in. */
export const canSeeAccounts = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  { structureId, divisionId }: { structureId: string; divisionId?: string | undefined },
): boolean =>
  canLookAfter(actor, structureId) ||
  (divisionId !== undefined && canResetAccounts(actor, { structureId, groupIds: [divisionId] }));

/** What the law needs to know of an account. */
export interface Target {
  personId: string;
  /** Where the person is, or last was. */
  structureIds: readonly string[];
  /** As what; and the divisions and groupes that they are in. */
  profiles: readonly string[];
  /** The structures that they lead. */
  leads: readonly string[];
  groupIds: readonly string[];
  /** What they administer; null: everything. */
  administers: readonly (string | null)[];
  isLocked: boolean;
  isDeleted: boolean;
  /** Nothing opens it. */
  isShut: boolean;
  /** It has a second factor. */
  hasFactor: boolean;
  /** A feed sends the person still. */
  isSent: boolean;
}

type Looking = Pick<Actor, 'personId' | 'hat' | 'powers'>;

/**
 * Why this account is left out; undefined when the verb is for it. Nobody acts on oneself, nor on an administrator unless
 * one looks after everything; nobody gives a new way in to the head of another school, nor takes a second factor from
 * them; whom a feed still sends is not deleted, because they would be back the next morning.
 */
export function whyLeftOut(actor: Looking, verb: AccountVerb, target: Target): LeftOut | undefined {
  const isCentral = canLookAfter(actor, null);
  const isMine = (id: string) => canLookAfter(actor, id);
  const isReached = target.structureIds.some(isMine) || (verb === 'reset' && helps(actor, target));
  if (!isCentral && !isReached) return 'unknown';
  if (target.personId === actor.personId) return 'oneself';
  if (!isCentral && target.administers.length > 0) return 'administrator';
  if (verb === 'delete' || verb === 'restore') {
    if (!isCentral && !target.structureIds.every(isMine)) return 'elsewhere';
    if (target.isDeleted === (verb === 'delete')) return 'already';
    if (verb === 'delete' && target.administers.length > 0) return 'administrator';
    return verb === 'delete' && target.isSent ? 'sent' : undefined;
  }
  if (verb === 'end-sessions') return undefined;
  const isWayIn = verb === 'reset' || verb === 'reset-factors';
  if (isWayIn && !isCentral && !target.leads.every(isMine)) return 'elsewhere';
  if (verb === 'reset-factors') return target.hasFactor ? undefined : 'already';
  if (verb === 'reset') return target.isShut ? 'shut' : undefined;
  return target.isLocked === (verb === 'lock') ? 'already' : undefined;
}

/** Whoever may help a class helps its pupils, and nobody who is something else besides. */
const helps = (actor: Looking, { structureIds, groupIds, profiles }: Target): boolean =>
  profiles.every((profile) => profile === 'ELV') &&
  structureIds.some((structureId) => canResetAccounts(actor, { structureId, groupIds }));

/** Whether one may act on this account at all, whatever was done to it: never on oneself, nor on one's betters. */
export const canReach = (
  actor: Looking,
  {
    personId,
    structureIds,
    administers,
  }: Pick<Target, 'personId' | 'structureIds' | 'administers'>,
): boolean =>
  personId !== actor.personId &&
  (canLookAfter(actor, null) ||
    (administers.length === 0 && structureIds.some((id) => canLookAfter(actor, id))));

/**
 * Takes back what was done there, whoever did it: who looks after that place. A session that ended stays ended, and
 * a second factor that was taken away stays away.
 */
export const canUndo = (
  actor: Looking,
  { verb, structureId }: { verb: AccountVerb; structureId: string | null },
): boolean =>
  verb !== 'end-sessions' && verb !== 'reset-factors' && canLookAfter(actor, structureId);
