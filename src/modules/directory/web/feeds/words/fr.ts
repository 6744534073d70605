import { counted, figure } from '#kernel/words';

const schools = (n: number) => counted('fr', n, 'établissement', 'établissements');

/** Feeds, their sources and what is to be decided, in French. */
export const fr = {
  feeds: 'Alimentation',
  lead: 'Ce que les académies et les établissements ont envoyé, et ce que Préau en a fait.',
  now: 'En ce moment',
  allIsWell: 'Tout est en ordre',
  lastTaken: (moment: string) => `Dernière alimentation prise ${moment}.`,
  nothingYet: 'Aucune alimentation n’a encore été prise.',
  toLookAt: (n: number) => counted('fr', n, 'chose à regarder', 'choses à regarder'),
  heldBy: (source: string, file: string) =>
    `${source} : «\u00a0${file}\u00a0» attend votre décision.`,
  refusedBy: (source: string, file: string, why: string) =>
    `${source} : «\u00a0${file}\u00a0» n’a pas été pris. Raison : ${why}.`,
  lateBy: (source: string, days: number) =>
    `${source} : rien n’est arrivé depuis ${counted('fr', days, 'jour', 'jours')}.`,
  faultBy: (source: string, why: string) => `${source} : ${why}.`,
  lastRefused: 'La dernière alimentation a été refusée.',
  decide: 'Décider',
  see: 'Voir',
  sources: 'Sources',
  manage: 'Gérer',
  manageWhat: 'les sources',
  noSource:
    'Aucun dossier n’est surveillé : les flux se prennent à la main, avec bin/preau feed. Ajoutez une source pour qu’ils soient pris seuls.',
  held: 'À décider',
  sourceStates: {
    ok: 'À jour',
    late: 'En retard',
    held: 'À décider',
    fault: 'Illisible',
    waitingFirst: 'Pas encore de flux',
  },
  takenOn: (moment: string) => `Dernier flux pris ${moment}.`,
  neverTaken: 'Aucun flux pris pour l’instant.',
  nextLook: 'Prochain coup d’œil dans cinq minutes au plus.',
  nextAt: (hour: string) => `Les fichiers sont pris à partir de ${hour}, pendant douze heures.`,
  lookedAt: (moment: string) => `Dossier regardé ${moment}.`,
  notLooked: 'Dossier pas encore regardé.',
  states: {
    arriving: 'arrive',
    waiting: 'attend',
    taking: 'en cours de lecture',
    held: 'à décider',
    refused: 'refusé',
  },
  history: 'Historique',
  newest: (n: number) => (n === 1 ? 'La dernière' : `Les ${figure('fr', n)} dernières`),
  noFeedYet:
    'Aucun fichier n’a encore été lu. Le compte rendu s’affichera ici après la première alimentation.',
  complete: 'complète',
  delta: 'changements du jour',
  inShort: (created: number, changed: number, missing: number) =>
    `${counted('fr', created, 'nouveau', 'nouveaux')}, ${counted('fr', changed, 'changé', 'changés')}, ${counted('fr', missing, 'parti', 'partis')}`,
  leftAside: (n: number) => counted('fr', n, 'fiche laissée de côté', 'fiches laissées de côté'),
  nothingChanged: 'rien n’a été changé',
  heldAt: (n: number) => `${schools(n)} à décider`,
  files: (day: string) => `fichiers du ${day}`,
  applied: 'Appliquée',
  refused: 'Refusée',
  running: 'En cours',
  retained: 'Retenue',
  feedOfDay: (moment: string) => `Alimentation : ${moment}`,
  back: 'Toutes les alimentations',
  report: 'Compte rendu',
  fromFile: (file: string, source: string) => `Fichiers «\u00a0${file}\u00a0», ${source}.`,
  tooMany: 'Trop de monde disparaîtrait',
  tooManyWhy: (n: number) =>
    `Cette alimentation ferait disparaître d’un coup beaucoup de monde dans ${schools(n)}. C’est le plus souvent un export incomplet. Rien n’a été changé.`,
  tooManyDo:
    'Vérifiez auprès de l’établissement. Si c’est vrai, autorisez-le ici ; sinon refusez, et demandez un nouvel envoi.',
  tooManyByHand:
    'Ces fichiers ne sont pas venus d’un dossier surveillé : reprenez-les avec bin/preau feed et --allow-removals.',
  gone: (gone: number, people: number) =>
    `${counted('fr', gone, 'personne disparaîtrait', 'personnes disparaîtraient')} sur ${figure('fr', people)}`,
  noUai: 'sans UAI : ne peut être autorisé que par la ligne de commande',
  allow: 'Autoriser',
  allowFor: (name: string) => `pour ${name}`,
  allowSure: (name: string, gone: number) =>
    `${counted('fr', gone, 'personne perdra', 'personnes perdront')} l’accès à ${name}.`,
  allowYes: 'Oui, autoriser',
  doNothing: 'Ne rien faire',
  allowed: 'Autorisé',
  allAllowed: 'C’est noté : l’alimentation va être prise dans les minutes qui viennent.',
  someAllowed: (name: string) => `C’est noté pour ${name}. Il reste des établissements à décider.`,
  refuseAll: 'Refuser cette alimentation',
  refuseSure: 'Ses fichiers seront rangés avec les refusés. L’annuaire reste tel quel.',
  refuseYes: 'Oui, refuser',
  refusedNow: 'C’est noté : cette alimentation ne sera pas prise.',
  notDone: 'Ce n’est pas fait',
  unreachable: 'Préau ne répond pas. Rien n’a été changé, réessayez dans un instant.',
  prove: 'Confirmez d’abord que c’est bien vous',
  needsScript: 'Pour décider, activez JavaScript dans votre navigateur.',
  plan: 'Ce qu’elle ferait',
  planWhy:
    'Voici, personne par personne, ce qui serait fait si vous autorisez. C’est cela, et rien d’autre, qui sera fait.',
  differing: (n: number) =>
    `L’annuaire a changé depuis que quelqu’un a autorisé : ${counted('fr', n, 'personne concernée', 'personnes concernées')}. Regardez et décidez de nouveau.`,
  notListed:
    'Trop de personnes changeraient pour les montrer ici : bin/preau feed … --dry-run --json en donne la liste.',
  verbs: {
    appears: 'Apparaissent',
    returns: 'Reviennent',
    changes: 'Changent',
    moves: 'Changent de classe ou d’établissement',
    disappears: 'Disparaissent',
  },
  verbOf: {
    appears: 'apparaît',
    returns: 'revient',
    changes: 'change',
    moves: 'change de classe ou d’établissement',
    disappears: 'disparaît',
  },
  who: 'Qui',
  everybody: 'Tout le monde',
  whereOne: 'Établissement',
  everywhere: 'Tous',
  named: 'Nom ou prénom',
  search: 'Chercher',
  nobody: 'Personne.',
  more: 'Voir la suite',
  changedSince: 'a changé depuis',
  becomes: (kind: string, before: string, after: string) => {
    if (after === '') return `quitte ${before} (${kind})`;
    if (before === '') return `rejoint ${after} (${kind})`;
    return `${kind} : ${before}, puis ${after}`;
  },
  memberships: {
    structure: 'établissement',
    division: 'classe',
    groupe: 'groupe',
    function: 'fonction',
    teaching: 'service',
    child: 'enfant',
    responsable: 'responsable',
  } as Record<string, string>,
  someFields: (n: number) => counted('fr', n, 'renseignement changé', 'renseignements changés'),
  undo: 'Annuler',
  undoIt: 'Annuler cette alimentation',
  undoSure:
    'L’annuaire reviendra à ce qu’il était juste avant. Les fichiers pourront être pris de nouveau.',
  undoYes: 'Oui, annuler',
  undoBack: (n: number) =>
    n === 0
      ? 'Personne n’avait été changé.'
      : `Les anciennes classes, coordonnées et liens reviennent pour ${counted('fr', n, 'personne', 'personnes')}.`,
  undoGone: (n: number) =>
    n === 0
      ? 'Personne n’avait été ajouté.'
      : `${counted('fr', n, 'personne ajoutée repartira', 'personnes ajoutées repartiront')}.`,
  undoCannot:
    'Ce qui a été effacé, ou changé à la main depuis, ne peut pas revenir : s’il y en a, rien n’est annulé, et c’est dit ici.',
  undoAsked:
    'C’est noté : l’annulation commence dans les secondes qui viennent. Rechargez la page pour en voir la fin.',
  undoRunning: 'L’annulation est en cours.',
  undoRefused: 'L’annulation n’a pas pu se faire, rien n’a été changé',
  undone: 'Annulée',
  undoneOn: (moment: string) => `Cette alimentation a été annulée ${moment}.`,
  hindrances: {
    'later-feed':
      'Une alimentation plus récente de la même source a été prise : annulez-la d’abord.',
    'too-old': 'Ses changements ne sont plus gardés : ils le sont quatre-vingt-dix jours au plus.',
    undone: 'Elle est déjà annulée.',
  },
  conflicts: {
    erased: (n: number) => `${counted('fr', n, 'personne effacée', 'personnes effacées')} depuis.`,
    changed: (n: number) =>
      `${counted('fr', n, 'renseignement changé', 'renseignements changés')} depuis, à la main ou par une autre source.`,
    used: (n: number) =>
      `${counted('fr', n, 'ajout qui sert', 'ajouts qui servent')} depuis à autre chose.`,
  },
  near: 'À rapprocher',
  nearCount: (n: number) => counted('fr', n, 'personne', 'personnes'),
  nearWhy:
    'Ces fichiers ne numérotent pas tout le monde : un nom ou une date de naissance corrigés y font une nouvelle personne. Si ce n’en est qu’une, réunissez les deux fiches, le compte reste.',
  bornOn: (name: string, day: string) => `${name}, ${day}`,
  came: (who: string) => `Arrivée : ${who}`,
  went: (who: string) => `Départ : ${who}`,
  nearBecause: {
    names: 'même nom et même prénom',
    'birth-and-family': 'même date de naissance et même nom',
    'birth-and-given': 'même date de naissance et même prénom',
    'given-and-child': 'même prénom et même enfant',
  },
  lineOf: (file: string, line: number) => `${file}, ligne ${figure('fr', line)}`,
  judgeThem: 'Comparer ces fiches',
  where: 'Établissements touchés',
  schools,
  touched: (touched: number, people: number) =>
    `${figure('fr', touched)} sur ${counted('fr', people, 'personne', 'personnes')}`,
  nowhere: 'Aucun établissement n’a changé.',
  mostTouched: (n: number) => `Les ${figure('fr', n)} plus touchés.`,
  sourcesTitle: 'Sources de l’alimentation',
  sourcesLead:
    'Préau regarde ces dossiers toutes les cinq minutes et prend ce qui est entier, dans l’ordre, une seule fois.',
  watched: 'Dossiers surveillés',
  add: 'Ajouter une source',
  path: 'Dossier :',
  kinds: {
    aaf: 'AAF (académie), premier ou second degré',
    csv: 'CSV d’un établissement',
    onde: 'ONDE d’une école',
  },
  stop: 'Ne plus surveiller',
  stopOf: (label: string) => label,
  stopSure: 'Les fichiers déposés ensuite ne seront plus pris. Ce qui a été pris reste.',
  stopYes: 'Oui, arrêter',
  keep: 'Garder',
  stopped: (label: string) => `${label} n’est plus surveillé.`,
  label: 'Nom',
  labelHint: 'Comme vous l’appelez : «\u00a0AAF second degré\u00a0».',
  folder: 'Nom du dossier',
  folderHint:
    'Minuscules, chiffres et tirets : «\u00a0aaf-2d\u00a0». Il est créé s’il n’existe pas.',
  kind: 'Format',
  academy: 'Code de l’académie',
  academyHint: 'Seulement si l’en-tête des fichiers ne le donne pas.',
  uai: 'UAI de l’établissement',
  uaiHint: 'Sept chiffres et une lettre : 0379001A.',
  notBefore: 'Prendre à partir de',
  notBeforeHint: 'Heure de Paris. Laissez vide pour prendre à toute heure.',
  expected: 'Prévenir si rien n’est pris depuis',
  expectedHint: 'En jours. Laissez vide pour n’être jamais prévenu.',
  send: 'Ajouter',
  added: (label: string) => `${label} est surveillé.`,
};
