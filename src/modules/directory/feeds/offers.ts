import type { Retention, Schedule } from '#kernel/module';
import { dropOldTraces } from './drop-old-traces.ts';

/** What feeds leave of people beside the directory itself. */
export const feedRetention: Retention = {
  what: {
    fr: 'ce que chaque alimentation a changé : valeurs d’avant et d’après, pour pouvoir la défaire ; plans d’alimentations non appliqués',
    en: 'what each feed changed: values before and after, so that it can be undone; plans of feeds that were not applied',
  },
  keptFor: {
    fr: 'quatre-vingt-dix jours au plus ; trois jours pour un plan',
    en: 'ninety days at most; three days for a plan',
  },
  because: {
    fr: 'exactitude des données : corriger une alimentation fautive (RGPD, article 5)',
    en: 'accuracy of the data: correcting a faulty feed (GDPR, article 5)',
  },
};

/** What the night drops of that. */
export const feedSchedule: Schedule = {
  name: 'drop-old-traces-of-feeds',
  every: '50 1 * * *',
  label: {
    fr: 'Effacer les anciennes traces des alimentations',
    en: 'Drop the old traces of feeds',
  },
  do: dropOldTraces,
};
