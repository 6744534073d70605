import type { Actor } from '#modules/directory';
import { administers } from '../brake/policy.ts';

/** What the law needs to know of whoever is to be helped. */
export interface Helped {
  personId: string;
  structureIds: readonly string[];
  /** What they administer; null: everything. */
  administers: readonly (string | null)[];
}

/**
 * Sees the portal as they do: an administrator of every place where they belong, and of a higher rank than they have: who
 * looks after everything helps whoever does not, a local administrator helps nobody who administers anything.
 */
export function canHelp(actor: Pick<Actor, 'personId' | 'powers'>, helped: Helped): boolean {
  if (helped.personId === actor.personId) return false;
  if (administers(actor, null)) return !helped.administers.includes(null);
  return (
    helped.administers.length === 0 &&
    helped.structureIds.length > 0 &&
    helped.structureIds.every((structureId) => administers(actor, structureId))
  );
}
