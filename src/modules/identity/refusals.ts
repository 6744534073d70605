import type { Catalogue } from '#kernel/words';
import { brakeRefusals } from './brake/words.ts';
import { passwordRefusals } from './passwords/words.ts';

/** The words of our refusals: what happened, what to do. None says whether an account exists. */
export const refusals = {
  'identity.unknown-login-or-password': {
    fr: 'Identifiant ou mot de passe inconnu. Vérifiez les deux, puis essayez de nouveau.',
    en: 'Unknown login or password. Check both, then try again.',
  },
  'identity.account-shut': {
    fr: 'Ce compte est fermé ou verrouillé. Adressez-vous à votre établissement.',
    en: 'This account is closed or locked. Ask your school.',
  },
  ...brakeRefusals,
  'identity.not-your-accounts': {
    fr: 'Cet établissement n’existe pas, ou vous ne vous occupez pas de ses comptes.',
    en: 'This school does not exist, or you do not look after its accounts.',
  },
  'identity.too-many-accounts': {
    fr: 'Cela fait plus de 2 000 comptes à la fois. Choisissez une partie, puis une autre.',
    en: 'That is more than 2,000 accounts at once. Choose a part, then another.',
  },
  'identity.no-such-stay': {
    fr: 'Ce compte local n’existe pas, ou il n’est pas de votre établissement.',
    en: 'This local account does not exist, or is not of your school.',
  },
  'identity.stay-not-allowed': {
    fr: 'Ce compte ne peut pas être ouvert ainsi : d’aujourd’hui à un an au plus, et seul un remplaçant prend le profil de qui il remplace.',
    en: 'This account cannot be opened this way: from today to a year at most, and only a substitute takes the profile of whoever they stand for.',
  },
  'identity.nobody-to-act-on': {
    fr: 'Il n’y a aucun compte sur lequel agir : tous sont laissés de côté.',
    en: 'There is no account to act on: all are left out.',
  },
  'identity.plan-outdated': {
    fr: 'Les comptes concernés ont changé depuis que vous les avez vus. Rien n’a été fait : regardez de nouveau, puis confirmez.',
    en: 'The accounts concerned have changed since you saw them. Nothing was done: look again, then confirm.',
  },
  'identity.no-such-act': {
    fr: 'Cette action n’existe pas, ou ce n’est pas à vous d’y revenir.',
    en: 'This act does not exist, or is not yours to take back.',
  },
  'identity.too-late-to-undo': {
    fr: 'C’est déjà annulé, ou fait depuis plus de 30 jours : on ne peut plus revenir en arrière.',
    en: 'It was taken back already, or done more than 30 days ago: it cannot be taken back any more.',
  },
  ...passwordRefusals,
  'identity.no-letter-to-make': {
    fr: 'Il n’y a aucune lettre à faire : tous ont activé leur compte, ou ont déjà une lettre.',
    en: 'There is no letter to make: all have activated their account, or have a letter already.',
  },
  'identity.no-such-session': {
    fr: 'Cet appareil est déjà déconnecté.',
    en: 'This device is signed out already.',
  },
  'identity.password-link-over': {
    fr: 'Ce lien ne marche plus : il a déjà servi, ou il est trop ancien. Demandez-en un autre.',
    en: 'This link works no more: it was used, or is too old. Ask for another.',
  },
  'identity.unknown-login-or-code': {
    fr: 'Identifiant ou code inconnu, ou code déjà utilisé ou trop ancien. Vérifiez les deux, puis essayez de nouveau.',
    en: 'Unknown login or code, or a code that was used or is too old. Check both, then try again.',
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
    fr: 'Pour protéger vos données, montrez d’abord que c’est toujours vous.',
    en: 'To protect your data, show first that it still is you.',
  },
  'identity.second-factor-needed': {
    fr: 'Ce compte demande une seconde vérification : donnez aussi un code de votre application.',
    en: 'This account asks for a second check: give a code of your application too.',
  },
  'identity.protection-needed': {
    fr: 'Ce compte doit d’abord être protégé par une seconde vérification : ouvrez la page de connexion dans un navigateur.',
    en: 'This account must first be protected by a second check: open the sign-in page in a browser.',
  },
  'identity.wrong-code': {
    fr: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, vérifiez l’heure de votre téléphone, puis essayez de nouveau.',
    en: 'This code is not right, or was used already. Wait for the next one, check the time of your telephone, then try again.',
  },
  'identity.wrong-passkey': {
    fr: 'La clé d’accès n’a pas été acceptée, ou la page a attendu trop longtemps. Essayez de nouveau.',
    en: 'The passkey was not accepted, or the page waited too long. Try again.',
  },
  'identity.draft-over': {
    fr: 'La page a attendu trop longtemps. Scannez le nouveau dessin, puis recopiez le code.',
    en: 'The page waited too long. Scan the new drawing, then copy the code.',
  },
  'identity.factor-without-name': {
    fr: 'Donnez un nom à cette protection, pour la reconnaître plus tard.',
    en: 'Give this protection a name, to know it again later.',
  },
  'identity.too-many-factors': {
    fr: 'Vous avez déjà dix protections. Retirez-en une qui ne sert plus, puis recommencez.',
    en: 'You have ten protections already. Remove one that serves no more, then start again.',
  },
  'identity.no-such-factor': {
    fr: 'Cette protection n’est pas, ou plus, une des vôtres. Revenez à la liste.',
    en: 'This protection is not, or no longer, one of yours. Go back to the list.',
  },
  'identity.last-factor': {
    fr: 'Votre rôle demande au moins une protection : ajoutez-en une autre avant de retirer celle-ci.',
    en: 'Your role asks for one protection at least: add another before removing this one.',
  },
  'identity.arrival-over': {
    fr: 'Cette connexion est déjà faite, ou a trop attendu. Recommencez depuis la page de connexion.',
    en: 'This sign-in is already done, or waited too long. Start again from the sign-in page.',
  },
  'identity.no-such-class': {
    fr: 'Cette classe n’existe pas, n’est pas la vôtre, ou ne se connecte pas ainsi.',
    en: 'This class does not exist, is not yours, or does not sign in this way.',
  },
  'identity.no-pupil-to-give': {
    fr: 'Chaque élève a déjà ses images. Pour en changer un, choisissez-le dans la liste.',
    en: 'Each pupil has pictures already. To change one, choose them in the list.',
  },
  'identity.wrong-pictures': {
    fr: 'Ce ne sont pas les bonnes images. Regarde ta carte et essaie encore.',
    en: 'These are not the right pictures. Look at your card and try again.',
  },
  'identity.pictures-blocked': {
    fr: 'Trois essais n’ont pas marché. La maîtresse ou le maître donnera d’autres images.',
    en: 'Three tries did not work. The teacher will give other pictures.',
  },
  'identity.no-step-up': {
    fr: 'Dans une session ouverte avec la classe, cela ne se fait pas. Connectez-vous avec votre mot de passe.',
    en: 'In a session opened with the class this cannot be done. Sign in with your password.',
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
