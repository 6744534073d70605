import type { Actor } from './actor.ts';
import type { Profile } from './contract.ts';

/** Looks after the whole platform: sees its feeds. */
export const canReadFeeds = ({ powers }: Actor) =>
  powers.some(({ verb, structureId }) => verb === 'administer' && structureId === null);

/** Has something to administer: a structure, or all. */
export const canAdminister = ({ powers }: Actor) =>
  powers.some(({ verb }) => verb === 'administer');

/** Reads the pupils of a division or groupe: who teaches it, and who leads or watches over its school. */
export const canOpenDivision = (actor: Actor, group: DivisionFacts) =>
  (actor.hat?.structureId === group.structureId &&
    (opensEveryDivision(actor.hat.profile) || group.isTaughtByActor)) ||
  actor.powers.some(
    ({ verb, structureId }) =>
      verb === 'administer' && (structureId === null || structureId === group.structureId),
  );

/** Direction and vie scolaire know every pupil of their school. */
const opensEveryDivision = (profile: Profile) => profile === 'DIR' || profile === 'EVS';

/** What the law needs to know of a division. */
export interface DivisionFacts {
  structureId: string;
  isTaughtByActor: boolean;
}
