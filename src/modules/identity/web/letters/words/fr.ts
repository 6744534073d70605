import { counted } from '#kernel/words';

/** The page of activation letters in French. */
export const fr = {
  title: 'Lettres d’activation',
  lead: 'Chaque personne reçoit sa lettre, avec un code qui ne sert qu’une fois et trente jours. Elle choisit elle-même son mot de passe.',
  needsScript: 'Pour faire les lettres, activez JavaScript dans votre navigateur.',
  where: 'Établissement',
  chooseWhere: 'Choisir un établissement',
  parts: { pupils: 'Élèves', responsables: 'Responsables', staff: 'Personnels' },
  profiles: {
    ELV: 'Tous les élèves',
    TUT: 'Tous les responsables',
    ENS: 'Enseignants',
    DOC: 'Documentalistes',
    DIR: 'Direction',
    EVS: 'Vie scolaire',
    ETA: 'Autres personnels',
  } as Record<string, string>,
  nobody: 'Il n’y a encore personne ici.',
  allDone: 'Tout le monde a activé son compte.',
  done: (n: number) =>
    n === 1 ? 'Un groupe où tout le monde a activé' : `${n} groupes où tout le monde a activé`,
  waiting: (waiting: number, people: number) =>
    `${counted('fr', waiting, 'compte à activer', 'comptes à activer')} sur ${people}`,
  written: (n: number) =>
    n === 0 ? 'aucune lettre faite' : counted('fr', n, 'lettre déjà faite', 'lettres déjà faites'),
  open: 'Voir et imprimer',
  openOf: (what: string) => `: ${what}`,
  close: 'Fermer',
  who: 'Pour qui\u202f?',
  whoNew: (n: number) => `Ceux qui n’ont pas encore de lettre (${n})`,
  whoAll: (n: number) => `Tous ceux qui n’ont pas activé (${n})`,
  whoAllHint: 'Leurs lettres précédentes ne marcheront plus.',
  sheet: 'Comment\u202f?',
  one: 'Une lettre par feuille',
  four: 'Quatre par feuille, à découper',
  make: 'Faire les lettres (PDF)',
  makeHint:
    'Le PDF s’ouvre dans un autre onglet. Imprimez-le ou enregistrez-le tout de suite : il ne pourra pas être refait à l’identique.',
  proveWhy: 'Pour protéger les comptes, redonnez d’abord votre mot de passe.',
  prove: 'Redonner mon mot de passe',
  names: 'Ceux qui n’ont pas activé',
  childrenOf: (names: string) => `responsable de ${names}`,
  until: (day: string) => `lettre valable jusqu’au ${day}`,
  noLetter: 'pas encore de lettre',
  oneLetter: 'Sa lettre seule',
  oneLetterOf: (name: string) => `: ${name}`,
  refresh: 'Mettre à jour la liste',
};
