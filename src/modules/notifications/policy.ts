import type { Actor } from '#modules/directory';

/** Sees how mail leaves and what does not: looks after the whole platform. */
export const canSeePost = ({ powers }: Pick<Actor, 'powers'>): boolean =>
  powers.some(({ verb, structureId }) => verb === 'administer' && structureId === null);
