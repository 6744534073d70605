import type { Actor, Hat } from '#modules/directory';

/** One of the actor's own hats, by its structure and profile; undefined when they have no such one. */
export const ownHat = (
  { hats }: Pick<Actor, 'hats'>,
  asked: { structureId: string; profile: string },
): Hat | undefined =>
  hats.find(
    ({ structureId, profile }) => structureId === asked.structureId && profile === asked.profile,
  );
