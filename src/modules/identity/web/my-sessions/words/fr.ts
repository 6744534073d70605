import { counted } from '#kernel/words';

/** The page of one's own sign-ins in French. */
export const fr = {
  title: 'Mes connexions',
  lead: 'Les appareils où votre compte est ouvert. Vous ne reconnaissez pas l’un d’eux ? Déconnectez-le, puis changez votre mot de passe.',
  open: 'Ouvertes maintenant',
  ended: 'Terminées',
  endedNote: 'Gardées trois mois',
  noEnded: 'Aucune autre connexion dans les trois derniers mois.',
  device: (browser: string, system: string) => {
    if (browser !== '' && system !== '') return `${browser} sous ${system}`;
    return browser || system || 'Appareil inconnu';
  },
  isThis: 'cet appareil',
  since: (moment: string) => `Ouverte ${moment}`,
  seen: (moment: string) => `vue ${moment}`,
  here: 'même réseau qu’ici',
  network: (address: string) => `autre réseau (${address})`,
  noNetwork: 'réseau inconnu',
  end: 'Déconnecter',
  endOf: (what: string) => `: ${what}`,
  endSure: 'Déconnecter cet appareil\u202f?',
  endYes: 'Oui, déconnecter',
  keep: 'Garder',
  notEnded: 'Rien n’a été changé',
  unreachable: 'Préau ne répond pas. Réessayez dans un instant.',
  wasEnded: 'L’appareil est déconnecté.',
  everywhere: 'Se déconnecter partout',
  others: 'Déconnecter tous les autres appareils',
  othersSure: 'Déconnecter tous les autres appareils\u202f?',
  othersEnded: (n: number) =>
    n === 0
      ? 'Aucun autre appareil n’était connecté.'
      : `${counted('fr', n, 'appareil est déconnecté', 'appareils sont déconnectés')}.`,
  alsoHere: 'Pour vous déconnecter aussi d’ici, utilisez ensuite «\u00a0Se déconnecter\u00a0».',
  signOut: 'Se déconnecter d’ici',
  password: 'Mot de passe',
  passwordWhy:
    'Changer de mot de passe déconnecte tous les autres appareils. On vous demandera d’abord de confirmer que c’est vous.',
  change: 'Changer mon mot de passe',
};
