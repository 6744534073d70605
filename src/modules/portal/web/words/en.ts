import type { fr } from './fr.ts';

/** The home page in English. */
export const en: typeof fr = {
  today: 'Today',
  hello: (givenName: string) => `Hello ${givenName}`,
  who: (profile: string, structures: string) => `${profile}, ${structures}`,
  administersAll: 'Administration of the region',
  administration: 'Administration',
  administrationLead: 'What you look after.',
  administrationPages: 'Pages',
  unavailableTitle: 'This part does not answer for the moment',
  unavailable: 'The rest of the page works. Reload it in a moment.',
  nothingTitle: 'Nothing to show yet',
  nothing: 'Your school has not yet sent what concerns you. This page will fill as soon as it has.',
};
