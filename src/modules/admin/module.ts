import { systemClock } from '#kernel/clock';
import type { Module } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { closeYears } from './commands/close-years.ts';
import { knownFrom } from './known-work.ts';
import { pages, places } from './pages.ts';
import { routes } from './routes.ts';
import { acts, refusals } from './words.ts';

/** Console: what it brings to the house, given the houses whose work and settings it shows, and whose year it closes. */
export function adminHouse(houses: readonly Module<Visit, Context>[]): Module<Visit, Context> {
  const known = knownFrom(houses);
  return {
    name: 'admin',
    label: { fr: 'Console', en: 'Console' },
    keepsPeople: false,
    schedules: [
      {
        name: 'close-years',
        every: '50 1 * * *',
        label: { fr: 'Clore les années scolaires', en: 'Close school years' },
        do: async (errand) => {
          await closeYears({ ...errand, clock: systemClock }, houses);
        },
      },
    ],
    routes: (serve) => routes(serve, known),
    pages: pages(known),
    places: places(known),
    acts,
    refusals,
  };
}
