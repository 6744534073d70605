import { notice } from '#kernel/module';
import { counted } from '#kernel/words';
import { type FactorChange, factorsChanged } from './contract.ts';

/** What people are told when what protects their account changes. It may not be refused: it protects them. */
export const factorNotice = notice({
  name: 'identity.factors-changed',
  of: factorsChanged,
  label: { fr: 'Protection du compte changée', en: 'Protection of the account changed' },
  isOptional: false,
  isMailed: true,
  recipients: async (_, { personId }) => [personId],
  write: ({ what, name, codesLeft }, language) => ({
    ...said[language][what](name ?? '', codesLeft),
    href: '/moi/securite',
  }),
});

type Said = Record<FactorChange, (name: string, left: number) => { title: string; body: string }>;

const not = {
  fr: 'Ce n’était pas vous ? Changez votre mot de passe et prévenez votre établissement tout de suite.',
  en: 'It was not you? Change your password and tell your school at once.',
};

const said: { fr: Said; en: Said } = {
  fr: {
    added: (name) => ({
      title: 'Une protection a été ajoutée à votre compte',
      body: `« ${name} » est demandée à la connexion, en plus du mot de passe. Vos autres sessions ont été fermées.\n${not.fr}`,
    }),
    removed: (name) => ({
      title: 'Une protection de votre compte a été retirée',
      body: `« ${name} » n’ouvre plus votre compte. Vos autres sessions ont été fermées.\n${not.fr}`,
    }),
    'new-codes': (_, left) => ({
      title: 'Vos codes de secours ont été remplacés',
      body: `Vous en avez ${left} nouveaux ; les anciens ne marchent plus.\n${not.fr}`,
    }),
    'code-used': (_, left) => ({
      title: 'Un de vos codes de secours a servi',
      body: `${left === 0 ? 'Il n’en reste aucun' : `Il en reste ${counted('fr', left, 'code', 'codes')}`} : tirez-en de nouveaux s’il le faut.\n${not.fr}`,
    }),
    reset: () => ({
      title: 'Les protections de votre compte ont été retirées',
      body: `Votre établissement l’a fait, et vos sessions ont été fermées. Ajoutez-en une à votre prochaine connexion.\n${not.fr}`,
    }),
  },
  en: {
    added: (name) => ({
      title: 'A protection was added to your account',
      body: `“${name}” is asked for at sign-in, besides the password. Your other sessions were closed.\n${not.en}`,
    }),
    removed: (name) => ({
      title: 'A protection of your account was removed',
      body: `“${name}” does not open your account any more. Your other sessions were closed.\n${not.en}`,
    }),
    'new-codes': (_, left) => ({
      title: 'Your recovery codes were replaced',
      body: `You have ${left} new ones; the former ones do not work any more.\n${not.en}`,
    }),
    'code-used': (_, left) => ({
      title: 'One of your recovery codes was used',
      body: `${left === 0 ? 'None is left' : `${counted('en', left, 'code is', 'codes are')} left`}: draw new ones if you need to.\n${not.en}`,
    }),
    reset: () => ({
      title: 'The protections of your account were taken away',
      body: `Your school did it, and your sessions were closed. Add one at your next sign-in.\n${not.en}`,
    }),
  },
};
