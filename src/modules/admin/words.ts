import type { Catalogue } from '#kernel/words';

/** What the console notes of those who decide. */
export const acts: Readonly<Record<`admin.${string}`, Catalogue<string>>> = {
  'admin.retry-dead-letter': {
    fr: 'Nouvel essai d’un travail en échec',
    en: 'Failed work tried again',
  },
  'admin.drop-dead-letter': { fr: 'Abandon d’un travail en échec', en: 'Failed work given up' },
  'admin.close-year': { fr: 'Fin d’une année scolaire', en: 'End of a school year' },
  'admin.change-setting': { fr: 'Changement d’un réglage', en: 'Change of a setting' },
};

/** What the console says when it refuses. */
export const refusals: Readonly<Record<`admin.${string}`, Catalogue<string>>> = {
  'admin.work-is-for-administrators': {
    fr: 'Les travaux en échec sont réservés aux administrateurs de la plateforme.',
    en: 'Failed work is for the administrators of the platform.',
  },
  'admin.no-such-letter': {
    fr: 'Ce travail n’attend plus de décision : quelqu’un l’a déjà prise, ou il a réussi depuis. Rechargez la page.',
    en: 'This work no longer waits for a decision: somebody took it, or it has succeeded since. Reload the page.',
  },
  'admin.years-are-for-heads': {
    fr: 'Les fins d’année sont montrées à la direction et aux administrateurs.',
    en: 'The ends of the year are shown to heads and administrators.',
  },
  'admin.settings-are-for-administrators': {
    fr: 'Les réglages sont réservés aux administrateurs.',
    en: 'Settings are for administrators.',
  },
  'admin.may-not-set': {
    fr: 'Vous ne pouvez pas changer ce réglage ici : il revient à qui administre cet établissement, ou toute la plateforme.',
    en: 'You may not change this setting here: it is for whoever administers this school, or the whole platform.',
  },
  'admin.no-such-setting': {
    fr: 'Ce réglage n’existe pas, ou plus, à cet endroit. Rechargez la page.',
    en: 'This setting does not exist here, or no longer. Reload the page.',
  },
  'admin.not-a-value': {
    fr: 'Cette valeur n’est pas possible pour ce réglage. Choisissez-en une dans les limites indiquées.',
    en: 'This value is not possible for this setting. Choose one within the limits shown.',
  },
};
