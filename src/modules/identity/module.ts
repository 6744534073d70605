import { feedApplied } from '#contracts/directory';
import { answered, type KeepsPeople, type Module, reaction } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { acts } from './acts.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { mergePeople, unmergePeople } from './commands/merge-people.ts';
import { openAccounts } from './commands/open-accounts.ts';
import { readMyPhoto } from './contract.ts';
import { notices } from './notices.ts';
import { demoOf, type IdentityOptions } from './options.ts';
import { hashPassword } from './password.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { myPhoto } from './queries/photo.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';

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
  ],
  on: [
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
  exportPerson: (errand, personId) => exportedPerson(errand, options.blobs, personId),
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention: [
    {
      what: {
        fr: 'compte : identifiant, empreinte du mot de passe, établissement choisi en dernier',
        en: 'account: login, digest of the password, school chosen last',
      },
      keptFor: {
        fr: 'tant que la personne a une raison d’avoir un compte',
        en: 'as long as the person has a reason to have an account',
      },
      because: {
        fr: 'ouvrir l’espace numérique de travail à ceux qui y ont droit',
        en: 'to open the digital workspace to those who have a right to it',
      },
    },
    {
      what: {
        fr: 'sessions : heures, navigateur, réseau tronqué',
        en: 'sessions: times, browser, truncated network',
      },
      keptFor: { fr: 'trois mois', en: 'three months' },
      because: {
        fr: 'reconnaître un accès inhabituel et protéger le compte',
        en: 'to recognise an unusual access and protect the account',
      },
    },
    {
      what: {
        fr: 'photo que la personne a choisi de mettre, sans la date ni le lieu de prise de vue',
        en: 'photo that the person chose to put, without the date or place where it was taken',
      },
      keptFor: {
        fr: 'jusqu’à ce que la personne la retire, ou que son compte disparaisse ; effacée du disque dans les deux jours',
        en: 'until the person takes it away, or their account goes; erased from the disk the next day',
      },
      because: {
        fr: 'être reconnu par ceux qui suivent la personne dans son établissement ; facultatif',
        en: 'to be recognised by those who look after the person in their school; optional',
      },
    },
  ],
  acts,
  refusals,
});
