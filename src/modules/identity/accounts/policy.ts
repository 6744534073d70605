import { type Actor, canDelegate } from '#modules/directory';
import type { AccountVerb, LeftOut } from './contract.ts';

/** Looks after the accounts of a structure: its head, its administrator, and who looks after everything. Never a teacher. */
export const canLookAfter = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  structureId: string | null,
): boolean => canDelegate(actor, { structureId });

/** What the law needs to know of an account. */
export interface Target {
  personId: string;
  /** Where the person is, or last was. */
  structureIds: readonly string[];
  /** What they administer; null: everything. */
  administers: readonly (string | null)[];
  isLocked: boolean;
  isDeleted: boolean;
  /** Nothing opens it. */
  isShut: boolean;
  /** A feed sends the person still. */
  isSent: boolean;
}

type Looking = Pick<Actor, 'personId' | 'hat' | 'powers'>;

/**
 * Why this account is left out; undefined when the verb is for it. Nobody acts on oneself, nor on an administrator unless
 * one looks after everything; whom a feed still sends is not deleted, because they would be back the next morning.
 */
export function whyLeftOut(actor: Looking, verb: AccountVerb, target: Target): LeftOut | undefined {
  const isCentral = canLookAfter(actor, null);
  const isMine = (id: string) => canLookAfter(actor, id);
  if (!isCentral && !target.structureIds.some(isMine)) return 'unknown';
  if (target.personId === actor.personId) return 'oneself';
  if (!isCentral && target.administers.length > 0) return 'administrator';
  if (verb === 'delete' || verb === 'restore') {
    if (!isCentral && !target.structureIds.every(isMine)) return 'elsewhere';
    if (target.isDeleted === (verb === 'delete')) return 'already';
    if (verb === 'delete' && target.administers.length > 0) return 'administrator';
    return verb === 'delete' && target.isSent ? 'sent' : undefined;
  }
  if (verb === 'reset') return target.isShut ? 'shut' : undefined;
  return target.isLocked === (verb === 'lock') ? 'already' : undefined;
}

/** Takes back what was done there: whoever did it, as long as they look after something, and who looks after that place. */
export const canUndo = (
  actor: Looking,
  act: { structureId: string | null; doneBy: string | null },
): boolean => canLookAfter(actor, act.structureId);
