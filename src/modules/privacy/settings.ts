import { z } from 'zod';
import { setting } from '#kernel/module';

/** What becomes of what people wrote for others when they are erased for having left. */
export const contributionsKept = setting({
  name: 'privacy.contributions',
  label: {
    fr: 'Ce que les personnes parties ont écrit pour les autres',
    en: 'What people who left wrote for others',
  },
  about: {
    fr: 'Un cours, un message à une classe : gardé sans leur nom pour ceux qui s’en servent, ou effacé avec elles.',
    en: 'A lesson, a message to a class: kept without their name for those who use it, or erased with them.',
  },
  scope: 'platform',
  shape: z.enum(['anonymise', 'erase']),
  initial: 'anonymise',
  choices: {
    anonymise: { fr: 'gardé, sans leur nom', en: 'kept, without their name' },
    erase: { fr: 'effacé', en: 'erased' },
  },
});
