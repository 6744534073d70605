/** The words of what audit notes. */
export const acts = {
  'audit.read-person': {
    fr: 'Consultation des traces d’une personne',
    en: 'Reading of a person’s traces',
  },
} as const;

/** The words of its refusals. */
export const refusals = {
  'audit.no-such-person': {
    fr: 'Cette personne n’est pas de celles dont vous pouvez lire les traces. Revenez à la liste.',
    en: 'This person is not among those whose traces you may read. Go back to the list.',
  },
} as const;
