import type { fr } from './fr.ts';

/** Traces in English. */
export const en: typeof fr = {
  mine: 'My traces',
  mineLead:
    'Your sign-ins and what you did here, twelve months back. If a line means nothing to you, tell your school: somebody else may have your password.',
  traces: 'Traces',
  tracesLead: 'Who did what, when, from which network. They are erased after twelve months.',
  tracesOf: (name) => `Traces of ${name}`,
  none: 'No trace here yet.',
  noneFound: 'No trace matches this choice.',
  older: 'Older',
  newest: 'Back to the newest',
  refused: 'Refusal',
  network: (name) => `network ${name}`,
  reference: (code) => `reference ${code}`,
  by: {
    me: 'You',
    person: 'Somebody',
    someone: 'Somebody',
    program: 'A connected program',
    visitor: 'Somebody who was not signed in',
    machine: 'The platform',
  },
  byOther: {
    person: 'by somebody else',
    someone: 'by somebody else',
    program: 'by a connected program',
    visitor: 'by somebody who was not signed in',
    machine: 'by the platform',
  },
  about: (name) => `about ${name}`,
  theirs: (name) => `All the traces of ${name}`,
  choose: 'Look for',
  verb: 'What',
  anyVerb: 'Everything',
  day: 'Which day',
  show: 'Show',
  all: 'Show everything',
};
