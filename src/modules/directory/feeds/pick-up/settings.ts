import { z } from 'zod';
import { setting } from '#kernel/module';

/** How long the files of a feed stay beside their report, in days. */
export const depositDays = setting({
  name: 'directory.deposit-days',
  label: { fr: 'Fichiers d’alimentation gardés', en: 'Files of feeds kept' },
  about: {
    fr: 'Après ce délai, les fichiers pris ou refusés sont supprimés du dossier ; l’historique reste.',
    en: 'After that long, files that were taken or refused are deleted from the folder; the history stays.',
  },
  scope: 'platform',
  shape: z.int().min(1).max(90),
  initial: 15,
  unit: { fr: 'jours', en: 'days' },
});
