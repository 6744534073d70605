import type { KeepsPeople, Module } from '#kernel/module';
import { type Context, moveRows, putBackRows, type Visit } from '#modules/directory';
import { dropOldUndos } from './commands/drop-old-undos.ts';
import { eraseDeparted } from './commands/erase-departed.ts';
import { forgetMerges } from './commands/forget-person.ts';
import { type Keeper, keepersAmong } from './keepers.ts';
import { pages, places } from './pages.ts';
import { exportedMerges } from './queries/exported-person.ts';
import { routes } from './routes.ts';
import { contributionsKept } from './settings.ts';
import { acts, refusals } from './words.ts';

/** Données personnelles: what it brings to the house, given the houses whose copies, erasures and merges it asks for. */
export function privacyHouse(
  houses: readonly Module<Visit, Context>[],
): Module<Visit, Context> & KeepsPeople {
  const keepers: Keeper[] = [];
  const house: Module<Visit, Context> & KeepsPeople = {
    name: 'privacy',
    label: { fr: 'Données personnelles', en: 'Personal data' },
    routes: (serve) => routes(serve, keepers),
    pages: pages(keepers),
    places,
    settings: [contributionsKept],
    schedules: [
      {
        name: 'erase-departed',
        every: '30 2 * * *',
        label: {
          fr: 'Effacer les personnes parties depuis trois mois',
          en: 'Erase people who left three months ago',
        },
        do: async (errand) => {
          await eraseDeparted({ ...errand, keepers });
        },
      },
      {
        name: 'drop-old-undos',
        every: '20 2 * * *',
        label: {
          fr: 'Oublier comment défaire les anciennes fusions',
          en: 'Forget how to undo old merges',
        },
        do: dropOldUndos,
      },
    ],
    exportPerson: exportedMerges,
    forgetPerson: forgetMerges,
    mergePeople: (ctx, from, into) => moveRows(ctx, 'privacy', from, into),
    unmergePeople: putBackRows,
    retention: [
      {
        what: {
          fr: 'fusion de deux fiches d’une même personne : quand, par qui, pourquoi',
          en: 'merge of two records of one person: when, by whom, why',
        },
        keptFor: {
          fr: 'autant que la fiche qui reste ; ce qui permet de la défaire, 90 jours',
          en: 'as long as the record that stays; what allows to undo it, 90 days',
        },
        because: {
          fr: 'réparer une fusion faite par erreur, et répondre de l’exactitude des données (RGPD, article 5)',
          en: 'to repair a merge made by mistake, and answer for the accuracy of data (GDPR, article 5)',
        },
      },
      {
        what: {
          fr: 'effacement : quand, pourquoi, qui l’a décidé ; rien de la personne effacée',
          en: 'erasure: when, why, who decided; nothing of the person erased',
        },
        keptFor: { fr: 'un an', en: 'one year' },
        because: {
          fr: 'montrer que les effacements dus ont été faits (RGPD, article 5)',
          en: 'to show that the erasures that were due were made (GDPR, article 5)',
        },
      },
    ],
    acts,
    refusals,
  };
  keepers.push(...keepersAmong([...houses, house]));
  return house;
}
