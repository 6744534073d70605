import type { AccountState, AccountVerb, LeftOut } from '#contracts/identity';
import { counted } from '#kernel/words';

const states: Record<AccountState, string> = {
  active: 'En service',
  waiting: 'Pas encore activé',
  locked: 'Verrouillé',
  leaving: 'Sur le départ',
  closed: 'Fermé',
  deleted: 'Supprimé',
};

const verbs: Record<AccountVerb, { name: string; about: string; yes: string }> = {
  reset: {
    name: 'Donner un nouveau code',
    about:
      'Mot de passe perdu, ou jamais reçu. L’ancien ne marche plus ; la personne en choisit un avec le code.',
    yes: 'Donner les codes',
  },
  'reset-factors': {
    name: 'Retirer les protections',
    about:
      'Téléphone perdu ou changé, plus de code de secours. Vérifiez d’abord que c’est bien la personne : son mot de passe suffira à la prochaine connexion. Ne s’annule pas.',
    yes: 'Retirer les protections',
  },
  'end-sessions': {
    name: 'Déconnecter',
    about:
      'Ferme toutes les sessions, tout de suite. Le mot de passe ouvre toujours. Ne s’annule pas.',
    yes: 'Déconnecter',
  },
  lock: {
    name: 'Verrouiller',
    about: 'Déconnecte partout tout de suite, et plus personne n’entre. Les données restent.',
    yes: 'Verrouiller',
  },
  unlock: {
    name: 'Déverrouiller',
    about: 'Le même mot de passe ouvre de nouveau.',
    yes: 'Déverrouiller',
  },
  delete: {
    name: 'Supprimer',
    about:
      'Disparaît des listes et ne se connecte plus. Tout est effacé 90 jours plus tard au plus tard ; d’ici là, on peut rétablir.',
    yes: 'Supprimer',
  },
  restore: {
    name: 'Rétablir',
    about: 'Rend un compte supprimé tel qu’il était.',
    yes: 'Rétablir',
  },
};

const whys: Record<LeftOut, string> = {
  unknown: 'inconnu, ou pas de votre établissement',
  oneself: 'c’est vous',
  administrator: 'administre la plateforme ou un établissement',
  elsewhere: 'fait aussi partie d’un établissement qui n’est pas le vôtre',
  sent: 'l’académie l’envoie toujours : verrouillez plutôt',
  shut: 'verrouillé ou fermé',
  already: 'rien à changer',
};

/** The accounts page in French. */
export const fr = {
  title: 'Comptes',
  lead: 'Redonner un accès, verrouiller, supprimer, et revenir en arrière. Un compte à la fois, ou toute une classe.',
  needsScript: 'Pour vous occuper des comptes, activez JavaScript dans votre navigateur.',
  where: 'Établissement',
  chooseWhere: 'Choisir un établissement',
  find: 'Chercher',
  name: 'Nom ou identifiant',
  profile: 'Profil',
  division: 'Classe',
  class: 'Classe',
  state: 'État',
  all: 'Tous',
  allClasses: 'Toutes',
  profiles: {
    ELV: 'Élèves',
    TUT: 'Responsables',
    ENS: 'Enseignants',
    DOC: 'Documentalistes',
    DIR: 'Direction',
    EVS: 'Vie scolaire',
    ETA: 'Autres personnels',
    TUE: 'Tuteurs en entreprise',
  },
  roles: {
    ELV: 'élève',
    TUT: 'responsable',
    ENS: 'enseignement',
    DOC: 'documentation',
    DIR: 'direction',
    EVS: 'vie scolaire',
    ETA: 'personnel',
    ACA: 'académie',
    COL: 'collectivité',
    TUE: 'tuteur ou tutrice en entreprise',
  } as Record<string, string>,
  states,
  search: 'Chercher',
  accounts: 'Comptes trouvés',
  none: 'Aucun compte ne correspond. Enlevez une des conditions.',
  count: (n: number) => counted('fr', n, 'compte', 'comptes'),
  erasedOn: (day: string) => `tout sera effacé le ${day}`,
  more: 'Voir les suivants',
  pageAll: 'Choisir tous ceux affichés',
  pageNone: 'Ne plus en choisir aucun',
  list: 'Identifiants',
  listHint: 'Un par ligne, ou séparés par des espaces ou des virgules. 2 000 au plus.',
  act: 'Agir',
  what: 'Que faire\u202f?',
  verbs,
  whose: 'Sur quels comptes\u202f?',
  whoChoice: (n: number) => (n === 0 ? 'Ceux que je coche' : `Ceux que j’ai cochés (${n})`),
  whoFilter: (n: number) => `Tous ceux de la recherche (${n})`,
  whoList: 'Ceux de la liste collée',
  plan: 'Voir ce qui va être fait',
  planTitle: (verb: AccountVerb, n: number) =>
    `${verbs[verb].name}\u00a0: ${n === 0 ? 'aucun compte n’est concerné' : counted('fr', n, 'compte concerné', 'comptes concernés')}`,
  andMore: (n: number) => `et ${counted('fr', n, 'autre', 'autres')}`,
  leftOut: (n: number) => `${counted('fr', n, 'laissé de côté', 'laissés de côté')}\u00a0:`,
  leftOutOne: (who: string, why: string) => `${who}\u00a0: ${why}`,
  whys,
  reason: 'Pourquoi\u202f?',
  reasonHint:
    'Quelques mots, pour qui relira : «\u00a0mot de passe perdu\u00a0», «\u00a0départ en mutation\u00a0».',
  back: 'Revenir',
  notDone: 'Rien n’a été fait',
  unreachable: 'Préau ne répond pas. Rien n’a été changé, réessayez dans un instant.',
  done: (verb: AccountVerb, n: number) =>
    `${verbs[verb].name} : c’est fait pour ${counted('fr', n, 'compte', 'comptes')}.`,
  proveFirst: 'Avant d’agir',
  proveWhy: 'Pour protéger les comptes, redonnez d’abord votre mot de passe.',
  prove: 'Redonner mon mot de passe',
  codes: 'Codes à remettre',
  codesOnce: (day: string) =>
    `Ils ne seront plus jamais affichés : imprimez-les ou recopiez-les maintenant. Chacun sert une fois, jusqu’au ${day}, à l’adresse «\u00a0Activer mon compte\u00a0».`,
  login: 'Identifiant\u00a0:',
  code: 'Code\u00a0:',
  go: (n: number) => `Agir sur ${counted('fr', n, 'compte coché', 'comptes cochés')}`,
  print: 'Imprimer',
  last: 'Dernières actions',
  noAct: 'Rien n’a encore été fait ici.',
  actLine: (verb: AccountVerb, n: number) =>
    `${verbs[verb].name}, ${counted('fr', n, 'compte', 'comptes')}`,
  by: (name: string | null, day: string) => (name === null ? day : `${name}, ${day}`),
  undone: 'annulé',
  undo: 'Annuler',
  undoOf: (what: string) => `: ${what}`,
  undoSure: 'Tout remettre comme avant\u202f?',
  undoYes: 'Oui, annuler',
  keep: 'Garder',
  notUndone: 'Rien n’a été annulé',
  wasUndone: (count: number, kept: number) =>
    kept === 0
      ? `C’est annulé pour ${counted('fr', count, 'compte', 'comptes')}.`
      : `C’est annulé pour ${counted('fr', count, 'compte', 'comptes')} ; ${counted('fr', kept, 'autre a changé depuis et reste tel quel', 'autres ont changé depuis et restent tels quels')}.`,
};
