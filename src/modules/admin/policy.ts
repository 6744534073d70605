import { type Actor, holdsIn, structuresWith } from '#modules/directory';

/** What is decided for: a structure, or (null) the platform. */
export interface Place {
  structureId: string | null;
}

/** Looks after the work of the whole platform: sees what failed, and decides on it. */
export const canDecideOnWork = (actor: Pick<Actor, 'powers'>): boolean =>
  canSet(actor, { structureId: null });

/** Chooses the settings of this place: the central administrator everywhere, others where their power reaches. */
export const canSet = ({ powers }: Pick<Actor, 'powers'>, place: Place): boolean =>
  powers.some((power) => power.verb === 'administer' && holdsIn(power, place));

/** The places whose settings one chooses, each once. */
export function placesSet({
  powers,
}: Pick<Actor, 'powers'>): readonly (Place & { name: string })[] {
  const places = powers
    .filter(({ verb }) => verb === 'administer')
    .map(({ structureId, structureName }) => ({ structureId, name: structureName ?? '' }));
  return [...new Map(places.map((place) => [place.structureId, place])).values()];
}

/** The schools whose closed years one reads: the one that one heads, those that one administers. */
export function placesClosed({
  hat,
  powers,
}: Pick<Actor, 'hat' | 'powers'>): 'all' | readonly string[] {
  const held = structuresWith({ powers }, 'administer');
  if (held === null) return 'all';
  const headed = hat?.profile === 'DIR' ? [hat.structureId] : [];
  return [...new Set([...headed, ...held])];
}
