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
  label: 'Comptes et connexion',
  routes: (serve) => routes(serve, options),
  pages: [
    {
      path: '/moi',
      summary: 'My account, and how I like to read.',
      answers: async (ctx) => [answered(readMyPhoto, {}, await myPhoto(ctx))],
    },
  ],
  on: [
    reaction(feedApplied, 'open-accounts', async (errand) => {
      const password = demoOf(options)?.password;
      await openAccounts(
        errand,
        password === undefined ? {} : { passwordHash: await hashPassword(password) },
      );
    }),
  ],
  notices,
  exportPerson: (errand, personId) => exportedPerson(errand, options.blobs, personId),
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention: [
    {
      what: 'compte : identifiant, empreinte du mot de passe, établissement choisi en dernier',
      keptFor: 'tant que la personne a une raison d’avoir un compte',
      because: 'ouvrir l’espace numérique de travail à ceux qui y ont droit',
    },
    {
      what: 'sessions : heures, navigateur, réseau tronqué',
      keptFor: 'trois mois',
      because: 'reconnaître un accès inhabituel et protéger le compte',
    },
    {
      what: 'photo que la personne a choisi de mettre, sans la date ni le lieu de prise de vue',
      keptFor:
        'jusqu’à ce que la personne la retire, ou que son compte disparaisse ; effacée du disque le lendemain',
      because: 'être reconnu par ceux qui suivent la personne dans son établissement ; facultatif',
    },
  ],
  acts,
  refusals,
});
