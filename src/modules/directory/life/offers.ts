import type { Schedule } from '#kernel/module';
import { settleDepartures } from './commands/settle-departures.ts';
import { countDepartures, tellDepartures, warnOfEnds } from './commands/tell-departures.ts';

/** What the clock asks of the end of accounts. */
export const lifeSchedules: readonly Schedule[] = [
  {
    name: 'settle-departures',
    every: 60,
    label: {
      fr: 'Fermer les comptes de ceux qui partent',
      en: 'Close the accounts of those who leave',
    },
    do: settleDepartures,
  },
  {
    name: 'tell-departures',
    every: '0 5 * * *',
    label: {
      fr: 'Prévenir avant l’effacement et la fin des comptes locaux',
      en: 'Warn before erasure and before local accounts end',
    },
    do: async (errand) => {
      await tellDepartures(errand);
      await warnOfEnds(errand);
    },
  },
  {
    name: 'count-departures',
    every: '10 5 * * 1',
    label: { fr: 'Compter ceux qui seront effacés', en: 'Count those who will be erased' },
    do: countDepartures,
  },
];
