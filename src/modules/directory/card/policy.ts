import type { Actor } from '../actor.ts';

/** What the law needs to know of somebody of whom a thing is shown or hidden. */
export interface OwnerFacts {
  personId: string;
  isMinor: boolean;
  /** The representatives (niveau 1) who may be told of them, when they are a minor. */
  representativeIds: readonly string[];
}

/** Decides what others see: an adult for themselves; for a minor a representative, and nobody else. */
export const canDecide = (actor: Pick<Actor, 'personId'>, owner: OwnerFacts): boolean =>
  owner.isMinor
    ? owner.representativeIds.includes(actor.personId)
    : owner.personId === actor.personId;

/** Reads what is decided: whoever decides, and the person, minor or not. */
export const canReadDecisions = (actor: Pick<Actor, 'personId'>, owner: OwnerFacts): boolean =>
  owner.personId === actor.personId || canDecide(actor, owner);
