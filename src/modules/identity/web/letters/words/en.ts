import { counted } from '#kernel/words';
import type { fr } from './fr.ts';

/** The page of activation letters in English. */
export const en: typeof fr = {
  title: 'Activation letters',
  lead: 'Each person receives their letter, with a code that works once, for thirty days. They choose their password themselves.',
  needsScript: 'To make letters, turn JavaScript on in your browser.',
  where: 'School',
  chooseWhere: 'Choose a school',
  parts: { pupils: 'Pupils', responsables: 'Parents', staff: 'Staff' },
  profiles: {
    ELV: 'All pupils',
    TUT: 'All parents',
    ENS: 'Teachers',
    DOC: 'Librarians',
    DIR: 'Head',
    EVS: 'School life',
    ETA: 'Other staff',
  },
  nobody: 'There is nobody here yet.',
  allDone: 'Everybody has activated their account.',
  done: (n) =>
    n === 1
      ? 'One group where everybody has activated'
      : `${n} groups where everybody has activated`,
  waiting: (waiting, people) =>
    `${counted('en', waiting, 'account to activate', 'accounts to activate')} of ${people}`,
  written: (n) => (n === 0 ? 'no letter made' : counted('en', n, 'letter made', 'letters made')),
  open: 'See and print',
  openOf: (what) => `: ${what}`,
  close: 'Close',
  who: 'For whom?',
  whoNew: (n) => `Those who have no letter yet (${n})`,
  whoAll: (n) => `All who have not activated (${n})`,
  whoAllHint: 'Their former letters will work no more.',
  sheet: 'How?',
  one: 'One letter a sheet',
  four: 'Four a sheet, to be cut',
  make: 'Make the letters (PDF)',
  makeHint:
    'The PDF opens in another tab. Print it or keep it at once: it cannot be made again as it is.',
  proveWhy: 'To protect accounts, give your password again first.',
  prove: 'Give my password again',
  names: 'Those who have not activated',
  childrenOf: (names) => `parent of ${names}`,
  until: (day) => `letter good until ${day}`,
  noLetter: 'no letter yet',
  oneLetter: 'Their letter alone',
  oneLetterOf: (name) => `: ${name}`,
  refresh: 'Bring the list up to date',
};
