import type { Actor } from '#modules/directory';
import { administers } from '../brake/policy.ts';

type Asking = Pick<Actor, 'personId' | 'powers'>;

/** What the law needs to know of a request for evidence. */
export interface Asked {
  structureId: string | null;
  askedBy: string | null;
  isApproved: boolean;
  isTaken: boolean;
  isOver: boolean;
}

/** Agrees to it: another administrator there than who asked, while it waits. */
export const canApprove = (actor: Asking, asked: Asked): boolean =>
  administers(actor, asked.structureId) &&
  asked.askedBy !== null &&
  asked.askedBy !== actor.personId &&
  !asked.isApproved &&
  !asked.isOver;

/** Takes it away: who asked, once, while it is agreed to and they still administer there. */
export const canTake = (actor: Asking, asked: Asked): boolean =>
  administers(actor, asked.structureId) &&
  asked.askedBy === actor.personId &&
  asked.isApproved &&
  !asked.isTaken &&
  !asked.isOver;
