import type { KeepsPeople, Module } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { forgetPerson, forgetTheGone } from './commands/forget-person.ts';
import { keepMonths } from './commands/keep-months.ts';
import { mergePeople, unmergePeople } from './commands/merge-people.ts';
import { sealActs } from './commands/seal-acts.ts';
import { pages, places } from './pages.ts';
import type { Wording } from './queries/act-row.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { routes } from './routes.ts';
import { acts, refusals } from './words.ts';

/** Traces: what it brings to the house, given the words of what every house notes and refuses. */
export const auditHouse = (wording: Wording): Module<Visit, Context> & KeepsPeople => ({
  name: 'audit',
  label: { fr: 'Traces', en: 'Traces' },
  routes: (serve) => routes(serve, wording),
  pages: pages(wording),
  places,
  schedules: [
    {
      name: 'seal-acts',
      every: 10,
      label: { fr: 'Sceller les traces', en: 'Seal the traces' },
      do: sealActs,
    },
    {
      name: 'keep-months',
      every: '20 1 * * *',
      label: {
        fr: 'Ouvrir et effacer les mois de traces',
        en: 'Open and erase the months of traces',
      },
      do: keepMonths,
    },
    {
      name: 'forget-the-gone',
      every: '50 1 * * *',
      label: { fr: 'Oublier les personnes parties', en: 'Forget those who left' },
      do: forgetTheGone,
    },
  ],
  exportPerson: exportedPerson(wording),
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention: [
    {
      what: {
        fr: 'traces : qui a fait quoi, quand, dans quel établissement, depuis quel réseau tronqué, et ce qui a été refusé',
        en: 'traces: who did what, when, in which school, from which truncated network, and what was refused',
      },
      keptFor: {
        fr: 'douze mois, puis effacées avec leur mois',
        en: 'twelve months, then erased with their month',
      },
      because: {
        fr: 'protéger les comptes et répondre de l’usage des données (RGPD, articles 5 et 32)',
        en: 'to protect accounts and answer for the use of data (GDPR, articles 5 and 32)',
      },
    },
    {
      what: {
        fr: 'clé qui relie une personne à ses traces',
        en: 'key that ties a person to their traces',
      },
      keptFor: {
        fr: 'autant que le compte ; sans elle, les traces ne sont plus celles de personne',
        en: 'as long as the account; without it the traces are nobody’s any more',
      },
      because: {
        fr: 'ne garder de traces nominatives que de personnes présentes (RGPD, articles 17 et 25)',
        en: 'to keep traces by name only of people who are here (GDPR, articles 17 and 25)',
      },
    },
  ],
  acts,
  refusals,
});
