import { counted } from '#kernel/words';
import type { fr } from './fr.ts';

/** Official calendars are in French; a name that is not here stays so. */
const holidays: Record<string, string> = {
  'Vacances de la Toussaint': 'Autumn holidays',
  'Vacances de Noël': 'Christmas holidays',
  'Vacances d’hiver': 'Winter holidays',
  'Vacances de printemps': 'Spring holidays',
  'Vacances d’été': 'Summer holidays',
  'Vacances de l’été austral': 'Southern summer holidays',
  'Pont de l’Ascension': 'Ascension break',
};
const named = (name: string) => holidays[name] ?? name;

/** The home page in English. */
export const en: typeof fr = {
  today: 'Today',
  hello: (givenName: string) => `Hello ${givenName}`,
  who: (profile: string, structures: string) => `${profile}, ${structures}`,
  holidayIn: (name: string, days: number) =>
    days === 1
      ? `${named(name)} start tomorrow`
      : `${named(name)} in ${counted('en', days, 'day', 'days')}`,
  holidayNow: (name: string, back: string | null) =>
    back === null ? `${named(name)}. Enjoy!` : `${named(name)}, back on ${back}`,
  noLessons: 'Public holiday, no lessons today.',
  administersAll: 'Administration of the region',
  administration: 'Administration',
  administrationLead: 'What you look after.',
  administrationPages: 'Pages',
  search: 'Search',
  searchWhat: 'A name, a class, a subject, a function',
  searchHint:
    'Two letters are enough. Accents do not count. Several words narrow it down: “dupuis maths”, “martin 5eB”.',
  searchElse: 'Browse the directory',
  searchGo: 'Search',
  searching: 'Searching…',
  found: (n: number, text: string) =>
    n === 0
      ? `Nothing matches “${text}” among what you may see.`
      : counted('en', n, 'result', 'results'),
  firstOnes: (n: number) => `The first ${n}: say more to see others`,
  unavailableTitle: 'This part does not answer for the moment',
  unavailable: 'The rest of the page works. Reload it in a moment.',
  nothingTitle: 'Nothing to show yet',
  nothing: 'Your school has not yet sent what concerns you. This page will fill as soon as it has.',
};
