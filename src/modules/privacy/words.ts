/** The words of what privacy notes. */
export const acts = {
  'privacy.copy-person': { fr: 'copie des données téléchargée', en: 'copy of the data downloaded' },
  'privacy.erase-person': { fr: 'personne effacée', en: 'person erased' },
  'privacy.erase-departed': {
    fr: 'personne effacée, partie depuis trois mois',
    en: 'person erased, three months after leaving',
  },
  'privacy.merge-people': { fr: 'deux fiches fusionnées', en: 'two records merged' },
  'privacy.unmerge-people': { fr: 'fusion défaite', en: 'merge undone' },
} as const;

/** The words of its refusals. */
export const refusals = {
  'privacy.not-yours-to-merge': {
    fr: 'L’une de ces fiches est aussi connue ailleurs, ou a des droits : demandez à l’administrateur de la plateforme de les fusionner.',
    en: 'One of these records is known elsewhere too, or has rights: ask the administrator of the platform to merge them.',
  },
  'privacy.for-administrators': {
    fr: 'Effacer et fusionner des personnes est réservé aux administrateurs de toute la plateforme.',
    en: 'Erasing and merging people is for the administrators of the whole platform.',
  },
  'privacy.no-such-login': {
    fr: 'Personne n’a cet identifiant. Vérifiez-le, lettre par lettre.',
    en: 'Nobody has this login. Check it, letter by letter.',
  },
  'privacy.no-such-person': {
    fr: 'Cette page n’existe pas, ou cette personne n’est pas à votre charge.',
    en: 'This page does not exist, or this person is not in your charge.',
  },
  'privacy.feed-under-way': {
    fr: 'L’annuaire est occupé par une alimentation ou par une autre fusion. Rien n’a été changé : réessayez dans une minute ou deux.',
    en: 'The directory is busy with a feed or with another merge. Nothing was changed: try again in a minute or two.',
  },
  'privacy.last-administrator': {
    fr: 'C’est le dernier administrateur de toute la plateforme : nommez-en un autre avant d’effacer celui-ci.',
    en: 'This is the last administrator of the whole platform: appoint another before erasing this one.',
  },
  'privacy.the-same-person': {
    fr: 'Ces deux identifiants ouvrent déjà le même compte. Rien n’a été changé.',
    en: 'These two logins already open the same account. Nothing was changed.',
  },
  'privacy.two-of-a-family': {
    fr: 'L’une est responsable de l’autre : ce sont deux personnes. Rien n’a été changé.',
    en: 'One is responsible for the other: these are two people. Nothing was changed.',
  },
  'privacy.two-ines': {
    fr: 'Chacune a son numéro INE : ce sont deux élèves. Si l’un des numéros est faux, faites-le corriger dans SIECLE d’abord.',
    en: 'Each has an INE of their own: these are two pupils. If one is wrong, have it corrected in SIECLE first.',
  },
  'privacy.no-such-merge': {
    fr: 'Cette fusion n’existe pas, ou la personne a été effacée depuis.',
    en: 'This merge does not exist, or the person has been erased since.',
  },
  'privacy.already-parted': {
    fr: 'Cette fusion a déjà été défaite.',
    en: 'This merge has already been undone.',
  },
  'privacy.too-late-to-part': {
    fr: 'Cette fusion a plus de 90 jours : ce qui permettait de la défaire a été effacé.',
    en: 'This merge is more than 90 days old: what could undo it has been erased.',
  },
} as const;
