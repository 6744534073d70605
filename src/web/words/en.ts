import { counted } from '#kernel/words';
import type { fr } from './fr.ts';

/** The frame around every page, in English. */
export const en: typeof fr = {
  skip: 'Skip to content',
  home: 'home',
  places: 'My pages',
  mainPlaces: 'Main',
  search: 'Search',
  searchWhat: 'A person, a class',
  today: 'Today',
  myClasses: 'My classes',
  classes: 'Classes',
  annuaire: 'Directory',
  administration: 'Administration',
  me: 'Me',
  account: 'My account',
  bell: (unread: number) =>
    unread === 0 ? 'Notices' : `Notices, ${counted('en', unread, 'unread', 'unread')}`,
  bellRings: (title: string) => `New notice: ${title}`,
  signOut: 'Sign out',
  switchStructure: 'Change school',
  myChildren: 'My children',
  current: 'Current',
  menuOf: (name: string) => `Menu of ${name}`,
  help: 'Help',
  accessibility: 'Accessibility',
  personal: 'Personal data',
  legal: 'Legal notice',
  supportTitle: (name: string) => `You see the space of ${name}`,
  support: (time: string) =>
    `Read only, until ${time}: nothing can be changed. The person was told.`,
  supportEnd: 'End and be myself again',
  suspended: {
    'send-messages': 'Sending messages is suspended',
    'put-photo': 'Changing one’s photo is suspended',
  },
  suspendedWhy: (reason: string, until: string | null) =>
    `${until === null ? 'Until further notice' : `Until ${until}`}. Why: ${reason}.`,
  offlineTitle: 'You are offline',
  offline: 'What is shown stays readable. The rest will come back with the network.',
  unreachableTitle: 'The service does not answer',
  unreachable: 'Nothing is lost. Check your connection, then try again.',
  again: 'Try again',
  loading: 'The page is coming…',
  notFoundTitle: 'This page does not exist',
  notFound: 'The address may be mistyped, or the page was removed.',
  notFoundNext: 'Check the address, or start from the home page.',
  faultTitle: 'Something went wrong',
  fault: 'What was saved stays saved. Try again in a moment.',
  backHome: 'Back to the home page',
  reference: 'Reference to quote if you ask for help:',
};
