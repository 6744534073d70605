import type { Catalogue } from '#kernel/words';

/** The words of our refusals: what happened, what to do. None says whether an account exists. */
export const refusals = {
  'identity.unknown-login-or-password': {
    fr: 'Identifiant ou mot de passe inconnu. Vérifiez les deux, puis essayez de nouveau.',
    en: 'Unknown login or password. Check both, then try again.',
  },
  'identity.too-many-tries': {
    fr: 'Trop d’essais. Pour protéger votre compte, attendez quelques minutes, puis essayez de nouveau. Rien n’est bloqué pour de bon.',
    en: 'Too many tries. To protect your account, wait a few minutes, then try again. Nothing is blocked for good.',
  },
  'identity.too-busy': {
    fr: 'Beaucoup de personnes se connectent en ce moment. Attendez quelques secondes, puis essayez de nouveau.',
    en: 'Many people are signing in right now. Wait a few seconds, then try again.',
  },
  'identity.unknown-client': {
    fr: 'Ce programme est inconnu, son secret est faux, ou son accès a pris fin.',
    en: 'This program is unknown, its secret is wrong, or its access has ended.',
  },
  'identity.not-your-hat': {
    fr: 'Vous n’avez pas ce profil dans cet établissement. Choisissez-en un de votre liste.',
    en: 'You do not have this profile in this school. Choose one from your list.',
  },
  'identity.step-up-needed': {
    fr: 'Pour protéger vos données, il faut redonner votre mot de passe avant d’aller plus loin.',
    en: 'To protect your data, you must give your password again before going on.',
  },
  'identity.no-such-structure': {
    fr: 'Aucun établissement n’a ce code UAI. Vérifiez-le, puis recommencez.',
    en: 'No school has this UAI code. Check it, then try again.',
  },
  'identity.hand-over-failed': {
    fr: 'La connexion n’a pas abouti : la page a attendu trop longtemps, ou les cookies sont refusés. Revenez à l’accueil et recommencez.',
    en: 'Signing in did not succeed: the page waited too long, or cookies are refused. Go back to the home page and start again.',
  },
  'identity.no-such-photo': {
    fr: 'Il n’y a pas de photo à cette adresse, ou elle n’est pas pour vous.',
    en: 'There is no photo at this address, or it is not for you.',
  },
} as const satisfies Record<string, Catalogue<string>>;
