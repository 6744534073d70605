import { brakeActs } from './brake/words.ts';

/** The words of what identity notes. */
export const acts = {
  ...brakeActs,
  'identity.sign-in': { fr: 'Connexion', en: 'Sign-in' },
  'identity.sign-out': { fr: 'Déconnexion', en: 'Sign-out' },
  'identity.carry-session': {
    fr: 'Passage à une autre adresse du portail',
    en: 'Move to another address of the portal',
  },
  'identity.step-up': { fr: 'Identité confirmée de nouveau', en: 'Identity confirmed again' },
  'identity.prove-factor': { fr: 'Seconde vérification', en: 'Second check' },
  'identity.add-factor': {
    fr: 'Protection ajoutée au compte',
    en: 'Protection added to the account',
  },
  'identity.rename-factor': { fr: 'Protection renommée', en: 'Protection renamed' },
  'identity.remove-factor': {
    fr: 'Protection retirée du compte',
    en: 'Protection removed from the account',
  },
  'identity.draw-recovery-codes': { fr: 'Nouveaux codes de secours', en: 'New recovery codes' },
  'identity.open-class-device': {
    fr: 'Appareil ouvert pour une classe',
    en: 'Device opened for a class',
  },
  'identity.close-class-device': {
    fr: 'Appareil d’une classe fermé',
    en: 'Device of a class closed',
  },
  'identity.give-pictures': {
    fr: 'Images de connexion données à des élèves',
    en: 'Sign-in pictures given to pupils',
  },
  'identity.enter-class': { fr: 'Connexion avec la classe', en: 'Sign-in with the class' },
  'identity.reset-factors': {
    fr: 'Protections d’un compte retirées',
    en: 'Protections of an account taken away',
  },
  'identity.wear-hat': {
    fr: 'Changement d’établissement ou de profil',
    en: 'Change of school or profile',
  },
  'identity.change-password': { fr: 'Changement de mot de passe', en: 'Change of password' },
  'identity.make-letters': { fr: 'Lettres d’activation faites', en: 'Activation letters made' },
  'identity.end-own-session': {
    fr: 'Un de ses appareils déconnecté',
    en: 'One of one’s devices signed out',
  },
  'identity.end-own-sessions': {
    fr: 'Ses autres appareils déconnectés',
    en: 'One’s other devices signed out',
  },
  'identity.ask-password': {
    fr: 'Lien demandé pour un mot de passe oublié',
    en: 'Link asked for, a password being forgotten',
  },
  'identity.activate-account': {
    fr: 'Activation du compte avec un code',
    en: 'Activation of the account with a code',
  },
  'identity.act-on-accounts': { fr: 'Action sur des comptes', en: 'Act on accounts' },
  'identity.undo-account-act': {
    fr: 'Retour en arrière sur des comptes',
    en: 'Taking back an act on accounts',
  },
  'identity.open-local-account': {
    fr: 'Ouverture d’un compte local',
    en: 'Opening of a local account',
  },
  'identity.extend-local-account': {
    fr: 'Prolongation d’un compte local',
    en: 'Extension of a local account',
  },
  'identity.end-local-account': { fr: 'Fin d’un compte local', en: 'End of a local account' },
  'identity.lock-account': { fr: 'Verrouillage d’un compte', en: 'Locking of an account' },
  'identity.unlock-account': { fr: 'Déverrouillage d’un compte', en: 'Unlocking of an account' },
  'identity.reset-account': {
    fr: 'Nouveau code d’activation d’un compte',
    en: 'New activation code of an account',
  },
  'identity.delete-account': { fr: 'Suppression d’un compte', en: 'Deletion of an account' },
  'identity.restore-account': { fr: 'Rétablissement d’un compte', en: 'Restoring of an account' },
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
