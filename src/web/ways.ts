import type { Hat, WhoIAm } from '#contracts/identity';

/** A way of being here that changes what one sees: a post in a structure, or one's children wherever they are. */
export interface Way {
  /** The hat to put on for it. */
  hat: Hat;
  /** Where: one structure; for a responsable all those of the children. */
  structures: string[];
  isFamily: boolean;
  isWorn: boolean;
}

/**
 * The ways that a person may choose among. A responsable sees all their children at once, so that their hats are one
 * way: a mother of three in three schools has nothing to choose, a teacher who is a mother chooses between two.
 */
export function waysOf({ hats, current }: Pick<WhoIAm, 'hats' | 'current'>): Way[] {
  const isWorn = (hat: Hat) =>
    hat.structureId === current?.structureId && hat.profile === current.profile;
  const family = hats.filter(({ profile }) => profile === 'TUT');
  const ways: Way[] = hats
    .filter(({ profile }) => profile !== 'TUT')
    .map((hat) => ({
      hat,
      structures: [hat.structureName],
      isFamily: false,
      isWorn: isWorn(hat),
    }));
  const [first] = family;
  if (first !== undefined)
    ways.push({
      hat: family.find(isWorn) ?? first,
      structures: family.map(({ structureName }) => structureName),
      isFamily: true,
      isWorn: family.some(isWorn),
    });
  return ways;
}
