import type { fr } from './fr.ts';

/** A pupil's family, in English. */
export const en: typeof fr = {
  title: (pupil) => `Family of ${pupil}`,
  card: (pupil) => `The card of ${pupil}`,
  family: 'Family',
  staffLead: 'Whom to call, in which order, and who must be told nothing.',
  ownLead: 'What the school knows of you. A mistake? Tell the school office.',
  nobody: 'No responsable is known. Check the record in SIECLE or ONDE.',
  order: (n) => (n === 1 ? 'Call first' : `Call in position ${n}`),
  notCalled: 'Is not to be called',
  levels: { 0: 'To be reached only', 1: 'Legal representative', 2: 'Person in charge' },
  pays: 'pays the school fees',
  financial: 'responsible for payments',
  me: 'you',
  noContact: 'No way to reach them is known.',
  mail: 'Mail',
  phone: 'Telephone',
  address: 'Address',
  shared: 'The address may be given to parents’ associations.',
  notShared: 'The address is not given to parents’ associations.',
  keptApart: 'Must be told nothing',
  keptApartFrom: (day) => `Must be told nothing from ${day} on`,
  keptWhy:
    'Decision of a court. Do not speak or write to them about the child. If somebody calls on their behalf, tell the head.',
  keptUntil: (day) => `Until ${day} included.`,
  restrictions: 'Custody restrictions',
  mine: 'What you may do',
  rights: {
    'day-to-day': 'Follow everyday life: class, timetable, teachers.',
    family: 'Know who else is responsible.',
    file: 'Read the child’s file.',
    decide: 'Decide: authorisations, guidance, registrations.',
  },
};
