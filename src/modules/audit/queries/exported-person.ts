import type { Errand, PersonCopy } from '#kernel/module';
import { traceOf, type Wording } from './act-row.ts';
import { actsOf } from './my-acts.ts';

const MOST = 20_000;

/** What a person did and what was done to them, in the months that are kept. */
export const exportedPerson =
  (wording: Wording) =>
  async (ctx: Errand, personId: string): Promise<PersonCopy> => {
    const rows = await actsOf(ctx, personId, { most: MOST });
    if (rows.length === 0) return { facts: null, readable: [] };
    const traces = rows.map((row) => traceOf(row, wording));
    return {
      facts: traces.map(({ at, verb, refused, by, profile, structure, network, reference }) => ({
        at,
        verb,
        outcome: refused === null ? 'done' : 'refused',
        by,
        profile: profile?.fr ?? null,
        structure,
        network,
        reference,
      })),
      readable: [
        {
          title: 'Vos traces',
          lines: traces.map(({ at, words, refused, structure, network }) => ({
            label: moment.format(new Date(at)),
            value: [
              refused === null ? words.fr : `${words.fr}, refus`,
              structure,
              network && `réseau ${network}`,
            ]
              .filter(Boolean)
              .join(', '),
          })),
        },
      ],
    };
  };

const moment = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
