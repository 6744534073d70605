import { ofName } from '#kernel/words';

/** Traces in French. */
export const fr = {
  mine: 'Mes traces',
  mineLead:
    'Vos connexions et ce que vous avez fait ici, douze mois en arrière. Si une ligne ne vous dit rien, prévenez votre établissement : quelqu’un d’autre a peut-être votre mot de passe.',
  traces: 'Traces',
  tracesLead: 'Qui a fait quoi, quand, depuis quel réseau. Elles s’effacent après douze mois.',
  tracesOf: (name: string) => `Traces ${ofName(name)}`,
  none: 'Aucune trace ici pour l’instant.',
  noneFound: 'Aucune trace ne correspond à ce choix.',
  older: 'Plus anciennes',
  newest: 'Revenir aux plus récentes',
  refused: 'Refus',
  network: (name: string) => `réseau ${name}`,
  reference: (code: string) => `référence ${code}`,
  by: {
    me: 'Vous',
    person: 'Une personne',
    someone: 'Une personne',
    program: 'Un programme relié',
    visitor: 'Quelqu’un qui n’était pas connecté',
    machine: 'La plateforme',
  },
  byOther: {
    person: 'par une autre personne',
    someone: 'par une autre personne',
    program: 'par un programme relié',
    visitor: 'par quelqu’un qui n’était pas connecté',
    machine: 'par la plateforme',
  },
  about: (name: string) => `au sujet ${ofName(name)}`,
  theirs: (name: string) => `Toutes les traces ${ofName(name)}`,
  choose: 'Chercher',
  verb: 'Quoi',
  anyVerb: 'Tout',
  day: 'Quel jour',
  show: 'Afficher',
  all: 'Tout afficher',
};
