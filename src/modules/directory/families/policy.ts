import type { FamilyRight } from './contract.ts';

/** What the law needs to know of a pupil’s family and of whoever asks. */
export interface FamilyFacts {
  /** The pupil is in sight in the school of the hat, whose profile reads families (`directory.family_reader`). */
  isReader: boolean;
  /** Whoever asks is, or was, responsible for the pupil. */
  isOfFamily: boolean;
  /** What they may as a responsable, today; nothing under a restriction. */
  may: readonly FamilyRight[];
}

/** As what one reads a family. Of one’s own, never as staff: what a judge takes away, the office does not give back. */
export const readsAs = ({ isReader, isOfFamily, may }: FamilyFacts) => {
  if (may.length > 0) return 'responsable';
  return isReader && !isOfFamily ? 'staff' : undefined;
};

/** Whom of the responsables one reads about: the staff and a representative all, a person in charge themself. */
export const seesOthers = (facts: FamilyFacts): boolean =>
  readsAs(facts) === 'staff' || facts.may.includes('family');
