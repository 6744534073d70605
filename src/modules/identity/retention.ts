import type { KeepsPeople } from '#kernel/module';

/** What identity keeps of people: what, how long and why. */
export const retention: KeepsPeople['retention'] = [
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
      fr: 'protections du compte : nom donné, secret chiffré d’une application ou clé publique d’un appareil, dates ; codes de secours, sous forme d’empreintes',
      en: 'protections of the account: name given, encrypted secret of an application or public key of a device, dates; recovery codes, as digests',
    },
    keptFor: {
      fr: 'jusqu’à ce que la personne les retire, ou que son compte disparaisse',
      en: 'until the person removes them, or their account goes',
    },
    because: {
      fr: 'qu’un mot de passe volé ne suffise pas',
      en: 'so that a stolen password is not enough',
    },
  },
  {
    what: {
      fr: 'connexion de la classe : images et carte d’un élève, sous forme d’empreintes, qui les a données ; appareils ouverts, par qui et quand',
      en: 'sign-in of the class: pictures and card of a pupil, as digests, who gave them; devices opened, by whom and when',
    },
    keptFor: {
      fr: 'images : jusqu’à leur remplacement ou la fin du compte ; appareils : trois mois',
      en: 'pictures: until replaced, or the account goes; devices: three months',
    },
    because: {
      fr: 'que de jeunes élèves entrent seuls, sans mot de passe, avec leur classe',
      en: 'so that young pupils come in by themselves, without a password, with their class',
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
      fr: 'verrouillage, remise à zéro, suppression d’un compte : quand, par qui, pourquoi ; code d’activation et lien de mot de passe oublié, sous forme d’empreintes',
      en: 'locking, resetting, deleting an account: when, by whom, why; activation code and link of a forgotten password, as digests',
    },
    keptFor: {
      fr: '90 jours ; ce qui permet de revenir en arrière et le code, 30 jours ; le lien, une demi-heure',
      en: '90 days; what allows to take it back, and the code, 30 days; the link, half an hour',
    },
    because: {
      fr: 'protéger les comptes, et réparer une erreur',
      en: 'to protect accounts, and repair mistakes',
    },
  },
  {
    what: {
      fr: 'pourquoi une connexion était inhabituelle ; assistances d’un administrateur : quand et pourquoi ; essais manqués, sous forme d’empreintes',
      en: 'why a sign-in was unusual; help given by an administrator: when and why; failed tries, as digests',
    },
    keptFor: {
      fr: 'trois mois, comme les sessions ; les empreintes, un jour',
      en: 'three months, as sessions; digests, a day',
    },
    because: {
      fr: 'arrêter les vols de comptes, et n’aider personne à son insu',
      en: 'to stop thefts of accounts, and to help nobody unawares',
    },
  },
  {
    what: {
      fr: 'mesures de sécurité et demandes de preuves : par qui, quand, pourquoi',
      en: 'measures of security and requests for evidence: by whom, when, why',
    },
    keptFor: {
      fr: 'un an pour les preuves et les alertes ; les mesures tant que l’établissement est là, sans nom si la personne est effacée',
      en: 'a year for evidence and alerts; measures as long as the school is there, without a name once the person is erased',
    },
    because: {
      fr: 'savoir qui a décidé quoi pendant un incident',
      en: 'to know who decided what during an incident',
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
];
