/** The words of what identity notes. */
export const acts = {
  'identity.sign-in': { fr: 'Connexion', en: 'Sign-in' },
  'identity.sign-out': { fr: 'Déconnexion', en: 'Sign-out' },
  'identity.carry-session': {
    fr: 'Passage à une autre adresse du portail',
    en: 'Move to another address of the portal',
  },
  'identity.step-up': { fr: 'Mot de passe demandé de nouveau', en: 'Password asked for again' },
  'identity.wear-hat': {
    fr: 'Changement d’établissement ou de profil',
    en: 'Change of school or profile',
  },
  'identity.change-password': { fr: 'Changement de mot de passe', en: 'Change of password' },
  'identity.issue-token': { fr: 'Entrée d’un programme', en: 'Entry of a program' },
  'identity.open-client': { fr: 'Accès donné à un programme', en: 'Access given to a program' },
  'identity.revoke-client': {
    fr: 'Accès retiré à un programme',
    en: 'Access taken from a program',
  },
  'identity.open-account': { fr: 'Ouverture d’un compte', en: 'Opening of an account' },
  'identity.open-accounts': {
    fr: 'Ouverture des comptes des nouveaux venus',
    en: 'Opening of accounts for newcomers',
  },
  'identity.put-photo': { fr: 'Photo mise', en: 'Photo put' },
  'identity.drop-photo': { fr: 'Photo retirée', en: 'Photo taken away' },
} as const;
