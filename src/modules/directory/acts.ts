import { cardActs } from './card/offers.ts';
import { companyActs } from './companies/offers.ts';
import { custodyActs } from './custody/offers.ts';
import { duplicateActs } from './duplicates/offers.ts';
import { pickUpActs } from './feeds/pick-up/words.ts';
import { uploadActs } from './feeds/upload/offers.ts';
import { groupActs } from './groups/offers.ts';

/** The words of what the directory notes. */
export const acts = {
  ...custodyActs,
  ...companyActs,
  ...cardActs,
  ...duplicateActs,
  ...groupActs,
  ...pickUpActs,
  ...uploadActs,
  'directory.take-feed': { fr: 'Lecture d’une alimentation', en: 'Reading of a feed' },
  'directory.undo-feed': { fr: 'Retour avant une alimentation', en: 'Undoing of a feed' },
  'directory.open-person': {
    fr: 'Ajout d’une personne qu’aucune alimentation n’apporte',
    en: 'Addition of a person whom no feed brings',
  },
  'directory.grant-power': { fr: 'Attribution d’un droit', en: 'Granting of a power' },
  'directory.end-power': { fr: 'Retrait d’un droit', en: 'Ending of a power' },
} as const;
