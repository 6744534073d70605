import { reaction } from '#kernel/module';
import { feedApplied } from '../contract.ts';
import { findDuplicates } from './commands/find-duplicates.ts';

const label = {
  fr: 'Chercher les personnes présentes deux fois',
  en: 'Look for people who are there twice',
};

/** After each feed, and each night for what was written by hand. */
export const duplicateReaction = reaction(
  feedApplied,
  'find-duplicates',
  async (errand) => {
    await findDuplicates(errand);
  },
  { isAtLeastOnce: true, label },
);
export const duplicateSchedule = {
  name: 'find-duplicates-by-hand',
  every: '10 3 * * *',
  label,
  do: async (errand: Parameters<typeof findDuplicates>[0]) => {
    await findDuplicates(errand);
  },
} as const;

/** The words of what it notes, and of what it refuses. */
export const duplicateActs = {
  'directory.part-duplicate': {
    fr: 'Deux fiches reconnues comme deux personnes',
    en: 'Two records known to be two people',
  },
} as const;
export const duplicateRefusals = {
  'directory.no-such-duplicate': {
    fr: 'Ce rapprochement n’existe pas, ou quelqu’un l’a déjà tranché. Revenez à la liste.',
    en: 'This pair does not exist, or somebody has already settled it. Go back to the list.',
  },
} as const;
