import { sessionEnded } from '#contracts/identity';
import { systemClock } from '#kernel/clock';
import { type KeepsPeople, type Module, reaction } from '#kernel/module';
import { type Context, moveRows, putBackRows, type Visit } from '#modules/directory';
import { adminRoutes } from './admin-routes.ts';
import { sweep } from './commands/begin-flow.ts';
import { forgetVisits } from './commands/forget-person.ts';
import { tellSignOutOf, tellSignOuts } from './commands/tell-sign-out.ts';
import { applicationsLeft } from './contract.ts';
import type { SsoOptions } from './options.ts';
import { pages, places } from './pages.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { acts, refusals } from './refusals.ts';
import { retention } from './retention.ts';
import { routes } from './routes.ts';

/** Applications reliées: what it brings to the house. */
export const ssoHouse = (options: SsoOptions): Module<Visit, Context> & KeepsPeople => ({
  name: 'sso',
  label: { fr: 'Applications reliées', en: 'Linked applications' },
  routes: (serve) => {
    routes(serve, options);
    adminRoutes(serve);
  },
  pages,
  places,
  on: [
    reaction(
      sessionEnded,
      'tell-applications',
      async (errand, { sessionId }) =>
        void (await tellSignOutOf(errand, options.fetchOut, sessionId)),
      {
        isAtLeastOnce: true,
        label: {
          fr: 'Dire aux applications qu’une session est finie',
          en: 'Tell applications that a session ended',
        },
      },
    ),
    reaction(
      applicationsLeft,
      'tell-applications-left',
      async (errand, { sessionId }) =>
        void (await tellSignOutOf(errand, options.fetchOut, sessionId)),
      {
        isAtLeastOnce: true,
        label: {
          fr: 'Dire aux applications qu’on les quitte',
          en: 'Tell applications that somebody leaves them',
        },
      },
    ),
  ],
  schedules: [
    {
      name: 'tell-sign-outs',
      every: 1,
      label: { fr: 'Dire aux applications qui est parti', en: 'Tell applications who has left' },
      do: async (errand) => {
        await tellSignOuts(errand, options.fetchOut);
      },
    },
    {
      name: 'sweep-tickets',
      every: 10,
      label: { fr: 'Jeter les tickets périmés', en: 'Throw expired tickets away' },
      do: (errand) => sweep({ ...errand, clock: systemClock }),
    },
  ],
  exportPerson: exportedPerson,
  forgetPerson: forgetVisits,
  mergePeople: (ctx, from, into) => moveRows(ctx, 'sso', from, into),
  unmergePeople: putBackRows,
  retention,
  acts,
  refusals,
});
