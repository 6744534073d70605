/** The words of what is noted about feeds that come by themselves. */
export const pickUpActs = {
  'directory.add-feed-source': {
    fr: 'Ajout d’un dossier d’alimentation',
    en: 'Addition of a folder of feeds',
  },
  'directory.stop-feed-source': {
    fr: 'Arrêt d’un dossier d’alimentation',
    en: 'End of a folder of feeds',
  },
  'directory.allow-removals': {
    fr: 'Disparitions autorisées dans une alimentation',
    en: 'Removals allowed in a feed',
  },
  'directory.refuse-deposit': {
    fr: 'Refus d’une alimentation retenue',
    en: 'Refusal of a feed that was held',
  },
  'directory.ask-undo': {
    fr: 'Annulation d’une alimentation demandée',
    en: 'Undoing of a feed asked for',
  },
} as const;

/** And of what is refused. */
export const pickUpRefusals = {
  'directory.no-such-feed': {
    fr: 'Cette alimentation n’existe pas. Revenez à la liste.',
    en: 'This feed does not exist. Go back to the list.',
  },
  'directory.cannot-undo-now': {
    fr: 'Cette alimentation ne peut pas être annulée maintenant. Rechargez la page : elle dit pourquoi.',
    en: 'This feed cannot be undone now. Load the page again: it says why.',
  },
  'directory.no-such-source': {
    fr: 'Ce dossier n’est plus surveillé. Rechargez la page.',
    en: 'This folder is no longer watched. Load the page again.',
  },
  'directory.folder-is-used': {
    fr: 'Ce dossier est déjà celui d’une autre source. Choisissez-en un autre.',
    en: 'This folder is already that of another source. Choose another.',
  },
  'directory.no-such-uai': {
    fr: 'Aucun établissement de l’annuaire n’a ce numéro UAI. Vérifiez-le : sept chiffres et une lettre.',
    en: 'No school of the directory has this UAI. Check it: seven digits and a letter.',
  },
  'directory.no-such-deposit': {
    fr: 'Cette alimentation n’attend plus de décision. Rechargez la page.',
    en: 'This feed waits for no decision any more. Load the page again.',
  },
  'directory.not-held-there': {
    fr: 'Cet établissement n’est pas de ceux qui perdraient trop de monde. Rechargez la page.',
    en: 'This school is not one that would lose too many people. Load the page again.',
  },
} as const;
