import type { Actor } from '../actor.ts';
import { canAdminister, platform } from '../policy.ts';

/** What the law needs to know of a pupil: where they are at school, and who their responsables are. */
export interface PupilFacts {
  structureIds: readonly string[];
  responsableIds: readonly string[];
}

/** Notes, reads and ends the restrictions of a school: its head, wearing that hat, and the central administrator. */
export const canSeeRestrictions = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  { structureIds }: Pick<PupilFacts, 'structureIds'>,
): boolean => {
  const { hat } = actor;
  const isHead = hat !== null && hat.profile === 'DIR' && structureIds.includes(hat.structureId);
  return isHead || canAdminister(actor, platform);
};

/** The same, but never in one's own family: another head, or the central administrator, does that. */
export const canRestrictCustody = (
  actor: Pick<Actor, 'personId' | 'hat' | 'powers'>,
  pupil: PupilFacts,
): boolean => canSeeRestrictions(actor, pupil) && !pupil.responsableIds.includes(actor.personId);
