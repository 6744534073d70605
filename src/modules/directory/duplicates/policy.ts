import type { Actor } from '../actor.ts';
import { canAdminister, platform, structuresWith } from '../policy.ts';

/** What the law needs to know of two records that may be one person. */
export interface PairFacts {
  ids: readonly [string, string];
  /** Where each belongs today. */
  places: readonly [readonly string[], readonly string[]];
  /** One of them holds a power, or was opened by hand and no feed speaks of them. */
  isDelicate: boolean;
}

/** The structures whose pairs one judges: the one that one heads, those that one administers; null: all. */
export function structuresJudged(actor: Pick<Actor, 'hat' | 'powers'>): readonly string[] | null {
  const administered = structuresWith(actor, 'administer');
  if (administered === null) return null;
  return [...(actor.hat?.profile === 'DIR' ? [actor.hat.structureId] : []), ...administered];
}

/** Judges pairs somewhere. */
export const judgesSome = (actor: Pick<Actor, 'hat' | 'powers'>): boolean =>
  structuresJudged(actor)?.length !== 0;

/** Sees two records side by side, and says that they are two people: where both belong to a structure that one looks after. */
export const canJudge = (actor: Pick<Actor, 'hat' | 'powers'>, { places }: PairFacts): boolean => {
  const mine = structuresJudged(actor);
  return mine === null || places.every((there) => there.some((place) => mine.includes(place)));
};

/**
 * Makes one of them. The central administrator any; others only two whom they look after entirely, never themselves, and
 * never somebody with a power: a login of the one opens all that the other had.
 */
export const canMergePair = (
  actor: Pick<Actor, 'personId' | 'hat' | 'powers'>,
  pair: PairFacts,
): boolean => {
  if (canAdminister(actor, platform)) return true;
  const mine = structuresJudged(actor) ?? [];
  return (
    canJudge(actor, pair) &&
    !pair.isDelicate &&
    !pair.ids.includes(actor.personId) &&
    pair.places.every((there) => there.every((place) => mine.includes(place)))
  );
};

/** Parts again somebody whom one had made one of two: as long as one might still make them one. */
export const canPart = (
  actor: Pick<Actor, 'personId' | 'hat' | 'powers'>,
  one: { id: string; places: readonly string[]; isDelicate: boolean },
): boolean =>
  canMergePair(actor, {
    ids: [one.id, one.id],
    places: [one.places, one.places],
    isDelicate: one.isDelicate,
  });
