import { counted, nounFor } from '#kernel/words';
import type { fr } from './fr.ts';

/** One's own page in English. */
export const en: typeof fr = {
  me: 'Me',
  meLead: 'Your account, your schools and your reading settings.',
  account: 'My account',
  login: 'Login',
  profile: (n: number) => nounFor('en', n, 'Profile', 'Profiles'),
  administersAll: 'Administration of the region',
  administers: (name: string) => `Administration, ${name}`,
  accountWhence: 'This comes from your school. If something is wrong, tell the office.',
  structures: 'Schools',
  structuresCount: (n: number) => counted('en', n, 'school', 'schools'),
  current: 'Current',
  goThere: 'Go there',
  comfort: 'Reading',
  comfortNote: 'Kept on this device',
  needsScript: 'These settings need JavaScript, which is off in this browser.',
  comfortIs: (list: string) => `Reading settings: ${list}.`,
  choices: {
    text: { name: 'Text size', values: { normal: 'Normal', large: 'Large', larger: 'Very large' } },
    spacing: { name: 'Spacing', values: { normal: 'Normal', wide: 'Wide' } },
    theme: {
      name: 'Background',
      values: { auto: 'Like the device', light: 'Light', dark: 'Dark' },
    },
    contrast: { name: 'Contrasts', values: { auto: 'Like the device', more: 'Stronger' } },
    motion: { name: 'Motion', values: { auto: 'Like the device', less: 'None' } },
    language: { name: 'Language', values: { fr: 'Français', en: 'English' } },
  },
  mine: 'My pages',
  session: 'My session',
  sessionSince: (moment: string) => `Open since ${moment}.`,
  sessionEnds: (moment: string) =>
    `It closes ${moment} at the latest, or after two hours without activity.`,
  signOut: 'Sign out',
};
