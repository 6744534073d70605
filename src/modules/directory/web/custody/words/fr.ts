import type { CustodyReason } from '#contracts/directory';
import { ofName } from '#kernel/words';

const reasons: Record<CustodyReason, string> = {
  jugement: 'Décision du juge aux affaires familiales',
  protection: 'Ordonnance de protection',
  retrait: 'Retrait de l’autorité parentale',
  placement: 'Placement de l’enfant',
  autre: 'Autre décision de justice',
};

/** Custody restrictions in French. */
export const fr = {
  title: 'Restrictions de garde',
  lead: 'Quand un juge l’a décidé, un responsable ne doit plus avoir de nouvelles d’un enfant. Dès que vous le notez ici, l’enfant disparaît de son espace : classe, professeurs, messages aux familles. Il n’en est pas averti.',
  held: 'En vigueur',
  nobody: 'Aucune restriction : tous les responsables ont des nouvelles de leurs enfants.',
  from: (day: string) => `depuis le ${day}`,
  toCome: (day: string) => `à partir du ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  noEnd: 'sans date de fin',
  notedBy: (name: string) => `notée par ${name}`,
  tellsNothing: (name: string, lien: string, isToCome: boolean) =>
    `${name}${lien ? ` (${lien})` : ''} ${isToCome ? 'n’aura' : 'n’a'} plus de nouvelles.`,
  reasons,
  end: 'Mettre fin',
  endOf: (pupil: string) => `à la restriction ${ofName(pupil)}`,
  endSure: (responsable: string) => `${responsable} aura de nouveau des nouvelles, dès maintenant.`,
  endYes: 'Oui, mettre fin',
  keep: 'Garder',
  notEnded: 'La restriction tient toujours',
  ended: (pupil: string) => `La restriction ${ofName(pupil)} a pris fin.`,
  add: 'Noter une restriction',
  needsScript: 'Pour noter une restriction, activez JavaScript dans votre navigateur.',
  structure: 'Établissement',
  chooseStructure: 'Choisir un établissement',
  noDivision: 'classe pas encore connue',
  another: 'Choisir un autre élève',
  responsable: (pupil: string) => `Qui ne doit plus avoir de nouvelles ${ofName(pupil)}\u202f?`,
  noResponsable: 'Aucun responsable n’est connu pour cet élève.',
  reason: 'Quelle décision le dit\u202f?',
  firstDay: 'Premier jour',
  lastDay: 'Dernier jour',
  lastDayHint: 'Laissez vide si la décision n’en donne pas.',
  send: 'Noter la restriction',
  added: (responsable: string, pupil: string) =>
    `C’est noté : ${responsable} n’a pas de nouvelles ${ofName(pupil)} ces jours-là.`,
  refused: 'La restriction n’est pas notée',
  unreachable: 'Préau ne répond pas. Rien n’a été changé, réessayez dans un instant.',
};
