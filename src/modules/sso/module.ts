import { sessionEnded } from '#contracts/identity';
import { systemClock } from '#kernel/clock';
import { type KeepsPeople, type Module, reaction } from '#kernel/module';
import { type Context, moveRows, putBackRows, type Visit } from '#modules/directory';
import { sweep } from './commands/begin-flow.ts';
import { forgetVisits } from './commands/forget-person.ts';
import { tellSignOuts } from './commands/tell-sign-out.ts';
import type { SsoOptions } from './options.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { acts, refusals } from './refusals.ts';
import { routes } from './routes.ts';

/** Applications reliées: what it brings to the house. */
export const ssoHouse = (options: SsoOptions): Module<Visit, Context> & KeepsPeople => ({
  name: 'sso',
  label: { fr: 'Applications reliées', en: 'Linked applications' },
  routes: (serve) => routes(serve, options),
  on: [
    reaction(
      sessionEnded,
      'tell-applications',
      async (errand) => {
        await tellSignOuts(errand, options.fetchOut);
      },
      {
        isAtLeastOnce: true,
        label: {
          fr: 'Dire aux applications qu’une session est finie',
          en: 'Tell applications that a session ended',
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
  retention: [
    {
      what: {
        fr: 'identifiant opaque d’une personne pour une application',
        en: 'opaque identifier of a person for an application',
      },
      keptFor: { fr: 'autant que son compte', en: 'as long as their account' },
      because: {
        fr: 'retrouver son travail dans l’application sans qu’elle sache qui l’on est ailleurs',
        en: 'to find one’s work again in the application without its knowing who one is elsewhere',
      },
    },
    {
      what: {
        fr: 'applications ouvertes pendant une session',
        en: 'applications opened during a session',
      },
      keptFor: { fr: 'un jour après la fin de la session', en: 'a day after the session ends' },
      because: {
        fr: 'les fermer avec elle',
        en: 'to close them with it',
      },
    },
  ],
  acts,
  refusals,
});
