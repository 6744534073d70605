import type { Actor, Power } from './actor.ts';
import type { PowerVerb, Profile } from './contract.ts';

/** Where a thing is: in a structure, or (null) on the whole platform. */
export interface Scope {
  structureId: string | null;
  /** The divisions and groupes that it belongs to, for powers over one of them. */
  groupIds?: readonly string[];
}

/** What belongs to no structure: feeds, brands, the machine itself. */
export const platform: Scope = { structureId: null };

/** Looks after the whole platform, or after the structure that is asked about. */
export const canAdminister = (actor: Pick<Actor, 'powers'>, scope: Scope): boolean =>
  hasPower(actor, scope, 'administer');

/** Reads what the académies sent, which concerns the whole platform. */
export const canReadFeeds = (actor: Pick<Actor, 'powers'>, scope: Scope): boolean =>
  canAdminister(actor, scope);

/** Reads the pupils of a division or groupe: who teaches it, who leads or watches over its school, or was lent that eye. */
export const canOpenDivision = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  group: DivisionFacts,
): boolean =>
  (actor.hat?.structureId === group.structureId &&
    (opensEveryDivision(actor.hat.profile) || group.isTaughtByActor)) ||
  hasPower(actor, group, 'administer') ||
  hasPower(actor, group, 'open-divisions');

/** Direction and vie scolaire know every pupil of their school. */
const opensEveryDivision = (profile: Profile) => profile === 'DIR' || profile === 'EVS';

/** What the law needs to know of a division. */
export interface DivisionFacts {
  structureId: string;
  isTaughtByActor: boolean;
}

const hasPower = ({ powers }: Pick<Actor, 'powers'>, scope: Scope, verb: PowerVerb): boolean =>
  powers.some((power) => power.verb === verb && holdsIn(power, scope));

/** Whether a power reaches there: the whole platform, that structure, one under it by a link of sight, or one class. */
export const holdsIn = (
  { structureId, groupId = null, covers }: Pick<Power, 'structureId' | 'groupId' | 'covers'>,
  scope: Scope,
): boolean => {
  if (groupId !== null) return scope.groupIds?.includes(groupId) === true;
  if (structureId === null || structureId === scope.structureId) return true;
  return scope.structureId !== null && covers?.includes(scope.structureId) === true;
};

/** The structures where this power is held, those that it covers included; null: everywhere. */
export function structuresWith(
  { powers }: Pick<Actor, 'powers'>,
  verb: PowerVerb,
): readonly string[] | null {
  const held = powers.filter((power) => power.verb === verb && (power.groupId ?? null) === null);
  if (held.some(({ structureId }) => structureId === null)) return null;
  return held.flatMap(({ structureId, covers }) => [structureId ?? [], covers ?? []].flat());
}

/** Gives somebody of a school a new way in: its head and administrators, and whoever holds that power over their class. */
export const canResetAccounts = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  scope: Scope & { groupIds: readonly string[] },
): boolean => canDelegate(actor, scope) || hasPower(actor, scope, 'reset-accounts');

/** Gives and ends powers there: a head wearing that hat, a local administrator in theirs, the central one everywhere. */
export const canDelegate = (actor: Pick<Actor, 'hat' | 'powers'>, scope: Scope): boolean =>
  canAdminister(actor, scope) || isHeadOf(actor, scope);

const isHeadOf = ({ hat }: Pick<Actor, 'hat'>, { structureId }: Scope) =>
  hat !== null && hat.profile === 'DIR' && hat.structureId === structureId;

/** A delegation that is asked for. Days are those of the place; `until` is the last day it holds. */
export interface Wanted {
  verb: PowerVerb;
  personId: string;
  until: string;
  today: string;
  /** The profiles of the person, where the power would hold; anywhere for the platform. */
  profiles: readonly string[];
  /** The division over which it would be held, and whether the person teaches it. */
  group?: { isTaught: boolean } | null;
}

/**
 * Gives this power, there, until then: to somebody of the staff and never to oneself, for a year at most, and no longer
 * than one may act there oneself.
 */
export const canGrant = (
  actor: Pick<Actor, 'personId' | 'hat' | 'powers'>,
  scope: Scope,
  wanted: Wanted,
): boolean =>
  canDelegate(actor, scope) &&
  wanted.personId !== actor.personId &&
  (wanted.verb === 'reset-accounts') === (wanted.group?.isTaught === true) &&
  wanted.profiles.some((profile) => profile !== 'ELV' && profile !== 'TUT') &&
  wanted.until >= wanted.today &&
  wanted.until <= latestDay(actor, scope, wanted.today);

/** The last day for which this actor may give a power there. */
export function latestDay(
  actor: Pick<Actor, 'hat' | 'powers'>,
  scope: Scope,
  today: string,
): string {
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28');
  if (isHeadOf(actor, scope)) return inAYear;
  const ends = actor.powers
    .filter((power) => hasPower({ powers: [power] }, scope, 'administer'))
    .map(({ validTo }) => (validTo === null ? inAYear : dayBefore(validTo)));
  const own = ends.sort().at(-1) ?? today;
  return [own, inAYear].sort()[0] ?? today;
}

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Ends a power: who may give some there, or the one who holds it and gives it back. */
export const canEndPower = (
  actor: Pick<Actor, 'personId' | 'hat' | 'powers'>,
  power: Scope & { personId: string },
): boolean => canDelegate(actor, power) || power.personId === actor.personId;
