import { z } from 'zod';
import { setting } from '#kernel/module';

/** How many people of a structure a complete feed may make disappear, in per cent. */
export const removalThreshold = setting({
  name: 'directory.removal-threshold',
  label: { fr: 'Disparitions tolérées dans une alimentation', en: 'Removals allowed in a feed' },
  about: {
    fr: 'Part des personnes d’un établissement qu’une alimentation complète peut faire disparaître en une fois.',
    en: 'Share of the people of a school that a complete feed may make disappear at once.',
  },
  scope: 'platform',
  shape: z.int().min(1).max(100),
  initial: 5,
  unit: { fr: '%', en: '%' },
});
