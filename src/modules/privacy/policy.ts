import type { Actor } from '#modules/directory';

/** Erases people, and makes one of two: who looks after the whole platform, because a person is in many schools. */
export const canDecideOnPeople = ({ powers }: Pick<Actor, 'powers'>): boolean =>
  powers.some(({ verb, structureId }) => verb === 'administer' && structureId === null);

/** What must be known of two people before they are made one. */
export interface TwoPeople {
  from: string;
  into: string;
  /** One is responsible for the other, now or once. */
  areFamily: boolean;
  /** Both have an INE, and it is not the same. */
  haveTwoInes: boolean;
}

/** Why these two cannot be one; undefined when they may. */
export const whyNotOne = (
  two: TwoPeople,
): 'privacy.the-same-person' | 'privacy.two-of-a-family' | 'privacy.two-ines' | undefined => {
  if (two.from === two.into) return 'privacy.the-same-person';
  if (two.areFamily) return 'privacy.two-of-a-family';
  return two.haveTwoInes ? 'privacy.two-ines' : undefined;
};
