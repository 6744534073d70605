import { type Actor, holdsIn } from '#modules/directory';
import type { Audience } from './registry/known-services.ts';

/** Somebody in a structure, with a profile. */
export interface Wears {
  profile: string;
  structureId: string;
}

/** What is not open yet to a hat, wherever the application: the return to school. */
export interface Restricted {
  opensOn: string;
  reason: string;
}

/** Why somebody may not open a service yet, any more, or at all. */
export type Shut =
  | { because: 'not-for-you' }
  | { because: 'not-yet'; opensOn: string }
  | { because: 'over'; closedOn: string }
  | ({ because: 'restricted' } & Restricted)
  | { because: 'too-weak' };

/** Which of somebody's hats open a service; or why none does. */
export type Verdict<Hat> = { opening: readonly Hat[] } | { shut: Shut };

/** What is known of the day: where each structure is, and which hats the return to school holds back. */
export interface Today {
  dayIn: (structureId: string) => string;
  restrictionOf: (hat: Wears) => Restricted | undefined;
}

/** Whether one of somebody's hats opens a service; which one they wear now does not matter. */
export function verdictFor<Hat extends Wears>(
  hats: readonly Hat[],
  audiences: readonly Audience[],
  { dayIn, restrictionOf }: Today,
): Verdict<Hat> {
  if (audiences.length === 0 && hats.length === 0) return { opening: [] };
  const shuts: Shut[] = [];
  const opening = hats.filter((hat) => {
    const shut = shutTo(hat, audiences, dayIn(hat.structureId)) ?? heldBack(restrictionOf(hat));
    if (shut !== undefined) shuts.push(shut);
    return shut === undefined;
  });
  return opening.length > 0 ? { opening } : { shut: nearest(shuts) };
}

const heldBack = (restricted: Restricted | undefined): Shut | undefined =>
  restricted && { because: 'restricted', ...restricted };

/** Why no audience takes this hat on this day; undefined when one does. */
function shutTo(
  { profile, structureId }: Wears,
  audiences: readonly Audience[],
  day: string,
): Shut | undefined {
  if (audiences.length === 0) return undefined;
  const own = audiences.filter(
    (audience) =>
      (audience.profile === null || audience.profile === profile) &&
      (audience.structureId === null || audience.structureId === structureId),
  );
  const shuts = own.flatMap(({ opensOn, closesOn }): Shut[] => {
    if (opensOn !== null && opensOn > day) return [{ because: 'not-yet', opensOn }];
    if (closesOn !== null && closesOn < day) return [{ because: 'over', closedOn: closesOn }];
    return [];
  });
  return shuts.length < own.length ? undefined : nearest(shuts);
}

const order = ['restricted', 'not-yet', 'over', 'too-weak', 'not-for-you'] as const;

/** Of several reasons, the one that passes first. */
const nearest = (shuts: readonly Shut[]): Shut =>
  [...shuts].sort(
    (a, b) =>
      order.indexOf(a.because) - order.indexOf(b.because) || dayOf(a).localeCompare(dayOf(b)),
  )[0] ?? { because: 'not-for-you' };

const dayOf = (shut: Shut): string => ('opensOn' in shut ? shut.opensOn : '');

/** Whether a session is sure enough for a service. */
export const isSureEnough = (
  { strength }: { strength: string },
  service: { strength: string },
): boolean => service.strength !== 'two-factor' || strength === 'two-factor';

/**
 * For which hat a ticket speaks: the worn one when it opens the service, else the only structure that does; several:
 * the person is asked.
 */
export function hatToShow<Hat extends Wears>(
  worn: Wears | null,
  opening: readonly Hat[],
  chosen: Wears | undefined,
): { hat: Hat | null } | { ask: readonly Hat[] } {
  const same = (one: Wears | null | undefined) =>
    opening.find((hat) => hat.structureId === one?.structureId && hat.profile === one.profile);
  const [only] = opening;
  if (only === undefined || same(worn) !== undefined) return { hat: null };
  const known = same(chosen);
  if (known !== undefined) return { hat: known };
  return new Set(opening.map(({ structureId }) => structureId)).size === 1
    ? { hat: only }
    : { ask: opening };
}

type Administers = Pick<Actor, 'powers'>;

/** Links applications, decides what each learns, publishes charters: the central administrator. */
export const canKeepServices = ({ powers }: Administers): boolean =>
  powers.some(({ verb, structureId }) => verb === 'administer' && structureId === null);

/** Sees which applications are linked, and why somebody of theirs cannot open one: whoever administers something. */
export const canSeeServices = ({ powers }: Administers): boolean =>
  powers.some(({ verb }) => verb === 'administer');

/** Says from when applications open there; null: everywhere. */
export const canRestrict = ({ powers }: Administers, structureId: string | null): boolean =>
  powers.some((power) => power.verb === 'administer' && holdsIn(power, { structureId }));

/** Tries an application in somebody's place: for the people of the structures that one administers. */
export const canTryFor = (actor: Administers, hats: readonly Wears[]): boolean =>
  canKeepServices(actor) || hats.some(({ structureId }) => canRestrict(actor, structureId));
