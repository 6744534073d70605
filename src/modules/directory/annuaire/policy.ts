import type { Actor } from '../actor.ts';
import { canAdminister, structuresWith } from '../policy.ts';

/** Looks for structures: whoever looks after one, or knows those of an académie. */
export const canFindStructures = (actor: Pick<Actor, 'hats' | 'powers'>): boolean =>
  structuresWith(actor, 'administer')?.length !== 0 ||
  actor.hats.some(({ profile }) => profile === 'ACA');

const outsiders: ReadonlySet<string> = new Set(['ELV', 'TUT', 'TUE']);

/** Reads what a structure is: who works there, who looks after it, and the académie over it. */
export const canReadStructure = (
  actor: Pick<Actor, 'hats' | 'powers'>,
  structure: { structureId: string; overIds: readonly string[] },
): boolean =>
  canAdminister(actor, structure) ||
  actor.hats.some(
    ({ structureId, profile }) =>
      (structureId === structure.structureId && !outsiders.has(profile)) ||
      (profile === 'ACA' && structure.overIds.includes(structureId)),
  );
