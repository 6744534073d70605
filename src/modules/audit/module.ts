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
  label: 'Traces',
  routes: (serve) => routes(serve, wording),
  pages: pages(wording),
  places,
  schedules: [
    { name: 'seal-acts', every: 10, do: sealActs },
    { name: 'keep-months', every: '20 1 * * *', do: keepMonths },
    { name: 'forget-the-gone', every: '50 1 * * *', do: forgetTheGone },
  ],
  exportPerson: exportedPerson(wording),
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention: [
    {
      what: 'traces : qui a fait quoi, quand, dans quel établissement, depuis quel réseau tronqué, et ce qui a été refusé',
      keptFor: 'douze mois, puis effacées avec leur mois',
      because: 'protéger les comptes et répondre de l’usage des données (RGPD, articles 5 et 32)',
    },
    {
      what: 'clé qui relie une personne à ses traces',
      keptFor: 'autant que le compte ; sans elle, les traces ne sont plus celles de personne',
      because:
        'ne garder de traces nominatives que de personnes présentes (RGPD, articles 17 et 25)',
    },
  ],
  acts,
  refusals,
});
