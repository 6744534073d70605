import type { fr } from './fr.ts';

/** Looking for a pupil of a school, in English. */
export const en: typeof fr = {
  pupil: 'Pupil',
  pupilHint: 'A few letters of their family or given name.',
  search: 'Search',
  noPupil: 'No pupil of this school has that name.',
  morePupils: 'There are others: type a little more of the name.',
  noDivision: 'class not known yet',
  refused: 'The search did not work',
  unreachable: 'Préau does not answer. Try again in a moment.',
};
