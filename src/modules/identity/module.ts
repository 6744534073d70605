import { feedApplied, tutoringsChanged } from '#contracts/directory';
import { answered, type KeepsPeople, type Module, reaction } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { accountPages, accountPlaces, accountSchedules } from './accounts/offers.ts';
import { acts } from './acts.ts';
import { brakePages, brakePlaces, brakeSchedules } from './brake/offers.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { mergePeople, unmergePeople } from './commands/merge-people.ts';
import { openAccounts } from './commands/open-accounts.ts';
import { readMyPhoto } from './contract.ts';
import { factorPlace } from './factors/place.ts';
import { letterPages, letterPlaces } from './letters/offers.ts';
import { localPages, localPlaces } from './local/offers.ts';
import { mySessionPages, mySessionPlaces } from './my-sessions/offers.ts';
import { notices } from './notices.ts';
import { demoOf, type IdentityOptions } from './options.ts';
import { hashPassword } from './password.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { myPhoto } from './queries/photo.ts';
import { refusals } from './refusals.ts';
import { retention } from './retention.ts';
import { routes } from './routes.ts';
import { youngPlace } from './young/place.ts';
import { classSignIn } from './young/settings.ts';

/** Comptes et connexion: what it brings to the house. */
export const identityHouse = (options: IdentityOptions): Module<Visit, Context> & KeepsPeople => ({
  name: 'identity',
  label: { fr: 'Comptes et connexion', en: 'Accounts and sign-in' },
  routes: (serve) => routes(serve, options),
  pages: [
    {
      path: '/moi',
      summary: 'My account, and how I like to read.',
      answers: async (ctx) => [answered(readMyPhoto, {}, await myPhoto(ctx))],
    },
    ...accountPages,
    ...brakePages,
    ...localPages,
    ...letterPages,
    ...mySessionPages,
  ],
  places: [
    factorPlace,
    youngPlace,
    ...accountPlaces,
    ...brakePlaces,
    ...localPlaces,
    ...letterPlaces,
    ...mySessionPlaces,
  ],
  schedules: [...accountSchedules, ...brakeSchedules],
  on: [
    reaction(
      tutoringsChanged,
      'open-accounts-of-tutors',
      async (errand) => void (await openAccounts(errand)),
      {
        label: { fr: 'Ouvrir les comptes des tuteurs', en: 'Open the accounts of tutors' },
      },
    ),
    reaction(
      feedApplied,
      'open-accounts',
      async (errand) => {
        const password = demoOf(options)?.password;
        await openAccounts(
          errand,
          password === undefined ? {} : { passwordHash: await hashPassword(password) },
        );
      },
      { label: { fr: 'Ouvrir les comptes', en: 'Open accounts' } },
    ),
  ],
  notices,
  settings: [classSignIn],
  exportPerson: (errand, personId) => exportedPerson(errand, options.blobs, personId),
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention,
  acts,
  refusals,
});
