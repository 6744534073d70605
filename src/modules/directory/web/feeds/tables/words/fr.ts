import { counted, figure } from '#kernel/words';

const people = (n: number) => counted('fr', n, 'personne', 'personnes');

/** Tables that a school gives on a page, in French. */
export const fr = {
  title: 'Tableaux de l’établissement',
  lead: 'Donnez vos élèves, leurs responsables et vos personnels. Rien n’est changé avant que vous ayez vu, nom par nom, ce qui le serait.',
  begin: 'Commencer',
  beginLead:
    'Préparez vos fichiers en CSV : un pour les élèves, un pour les responsables, un pour les personnels. Ils redisent tout le monde : qui n’y est plus perd son accès.',
  beginNow: 'Choisir les fichiers',
  again: 'Donner d’autres tableaux',
  structure: 'Établissement',
  chooseStructure: 'Choisissez…',
  kind: 'Format',
  kinds: { csv: 'Tableaux en CSV', onde: 'Extractions d’ONDE' },
  needsScript: 'Pour donner des tableaux, activez JavaScript dans votre navigateur.',
  notDone: 'Ce n’est pas fait',
  unreachable: 'Préau ne répond pas. Vos choix sont gardés, réessayez dans un instant.',
  prove: 'Confirmez d’abord que c’est bien vous',
  files: 'Fichiers',
  filesHint:
    'Du CSV, 5 Mo au plus chacun. Ils sont supprimés dès qu’ils sont pris, ou après un jour.',
  add: 'Ajouter des fichiers',
  sending: 'Envoi en cours…',
  received: (n: number) => counted('fr', n, 'fichier reçu', 'fichiers reçus'),
  lines: (n: number) => counted('fr', n, 'ligne', 'lignes'),
  unreadable: (name: string) => `${name} ne peut pas être lu`,
  because: (reason: string, line: number | null) =>
    line === null ? `Raison : ${reason}.` : `Ligne ${figure('fr', line)} : ${reason}.`,
  correct: 'Corrigez-le et ajoutez-le de nouveau sous le même nom, ou retirez-le.',
  remove: 'Retirer',
  noFile: 'Aucun fichier pour l’instant.',
  columns: 'Colonnes',
  columnsLead: 'Voici ce que Préau a reconnu. Corrigez, puis regardez ce que cela ferait.',
  holds: 'Ce fichier contient',
  tables: { eleves: 'des élèves', responsables: 'des responsables', personnels: 'des personnels' },
  columnOf: (header: string) => `« ${header} »`,
  samples: (values: string) => `par exemple : ${values}`,
  noSample: 'colonne vide',
  leave: 'ne pas prendre',
  compulsory: 'obligatoire',
  unknown: (n: number) =>
    counted('fr', n, 'colonne n’est pas reconnue', 'colonnes ne sont pas reconnues'),
  unknownWhy: 'Dites ce qu’elles contiennent, ou laissez « ne pas prendre ».',
  onde: 'Les extractions d’ONDE sont reconnues toutes seules.',
  see: 'Voir ce que cela ferait',
  planning: 'Préau lit vos fichiers et les compare à l’annuaire…',
  applying: 'Préau met l’annuaire à jour…',
  leaves: 'Vous pouvez quitter cette page : vous retrouverez vos tableaux ici.',
  refused: 'Ces tableaux ne peuvent pas être pris',
  refusedIn: (file: string) => `Fichier ${file}.`,
  stale: 'L’annuaire ou vos fichiers ont changé depuis : rien n’a été fait. Regardez de nouveau.',
  nothing: 'Ces tableaux ne changeraient rien : l’annuaire dit déjà la même chose.',
  leftOut: (n: number) =>
    counted('fr', n, 'ligne serait laissée de côté', 'lignes seraient laissées de côté'),
  leftOutWhy:
    'Ceux dont on connaît déjà la fiche restent comme ils sont. Corrigez ces lignes si vous le pouvez.',
  where: (file: string, line: number | null) =>
    line === null ? file : `${file}, ligne ${figure('fr', line)}`,
  near: 'À rapprocher',
  nearWhy:
    'Ces personnes en rappellent d’autres qui disparaîtraient. Si c’est la même, donnez-lui un identifiant dans une colonne, ou réunissez les deux fiches ensuite.',
  nearOne: (is: string, was: string) => `${is} : était-ce ${was} ?`,
  aside: 'Laissées de côté',
  decide: 'Décider',
  stop: 'Renoncer',
  apply: 'Appliquer',
  applySure: (arrive: number, gone: number) =>
    gone === 0
      ? `${people(arrive)} de plus, personne ne disparaît.`
      : `${people(gone)} perdront leur accès à l’établissement. Est-ce bien voulu ?`,
  applyYes: 'Oui, appliquer exactement cela',
  back: 'Pas maintenant',
  giveUp: 'Abandonner',
  giveUpSure: 'Vos fichiers et vos choix seront supprimés. L’annuaire reste tel quel.',
  giveUpYes: 'Oui, abandonner',
  givenUp: 'C’est abandonné : les fichiers sont supprimés.',
  taken: 'C’est pris',
  report: 'Compte rendu',
};
