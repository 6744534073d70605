import type { AccountState, AccountVerb, LeftOut } from '#contracts/identity';
import { counted } from '#kernel/words';
import type { fr } from './fr.ts';

const states: Record<AccountState, string> = {
  active: 'In use',
  waiting: 'Not activated yet',
  locked: 'Locked',
  leaving: 'Leaving',
  closed: 'Closed',
  deleted: 'Deleted',
};

const verbs: Record<AccountVerb, { name: string; about: string; yes: string }> = {
  reset: {
    name: 'Give a new code',
    about:
      'Password lost, or never received. The former one stops working; the person chooses another with the code.',
    yes: 'Give the codes',
  },
  'reset-factors': {
    name: 'Take protections away',
    about:
      'Telephone lost or changed, no recovery code left. Make sure first that it is the person: their password will be enough at the next sign-in. Cannot be taken back.',
    yes: 'Take protections away',
  },
  'end-sessions': {
    name: 'Sign out',
    about: 'Ends every session at once. The password still opens. Cannot be taken back.',
    yes: 'Sign out',
  },
  lock: {
    name: 'Lock',
    about: 'Signs out everywhere at once, and nobody comes in any more. The data stay.',
    yes: 'Lock',
  },
  unlock: { name: 'Unlock', about: 'The same password opens it again.', yes: 'Unlock' },
  delete: {
    name: 'Delete',
    about:
      'Goes from the lists and cannot sign in. Everything is erased 90 days later at most; until then it can be restored.',
    yes: 'Delete',
  },
  restore: {
    name: 'Restore',
    about: 'Gives a deleted account back as it was.',
    yes: 'Restore',
  },
};

const whys: Record<LeftOut, string> = {
  unknown: 'unknown, or not of your school',
  oneself: 'it is you',
  administrator: 'administers the platform or a school',
  elsewhere: 'also belongs to a school that is not yours',
  sent: 'the académie still sends them: lock instead',
  shut: 'locked or closed',
  already: 'nothing to change',
};

/** The accounts page in English. */
export const en: typeof fr = {
  title: 'Accounts',
  lead: 'Give a way in again, lock, delete, and take it back. One account at a time, or a whole class.',
  needsScript: 'To look after accounts, turn JavaScript on in your browser.',
  where: 'School',
  chooseWhere: 'Choose a school',
  find: 'Find',
  name: 'Name or login',
  profile: 'Profile',
  division: 'Class',
  class: 'Class',
  state: 'State',
  all: 'All',
  allClasses: 'All',
  profiles: {
    ELV: 'Pupils',
    TUT: 'Parents and guardians',
    ENS: 'Teachers',
    DOC: 'Librarians',
    DIR: 'School leadership',
    EVS: 'Pupil support',
    ETA: 'Other staff',
    TUE: 'Tutors in companies',
  },
  roles: {
    ELV: 'pupil',
    TUT: 'parent or guardian',
    ENS: 'teaching',
    DOC: 'library',
    DIR: 'school leadership',
    EVS: 'pupil support',
    ETA: 'staff',
    ACA: 'académie',
    COL: 'local authority',
    TUE: 'tutor in a company',
  },
  states,
  search: 'Find',
  accounts: 'Accounts found',
  none: 'No account fits. Take one of the conditions away.',
  count: (n) => counted('en', n, 'account', 'accounts'),
  erasedOn: (day) => `everything will be erased on ${day}`,
  more: 'Show the following ones',
  pageAll: 'Choose all those shown',
  pageNone: 'Choose none of them',
  list: 'Logins',
  listHint: 'One a line, or with spaces or commas between them. 2,000 at most.',
  act: 'Act',
  what: 'What is to be done?',
  verbs,
  whose: 'To which accounts?',
  whoChoice: (n) => (n === 0 ? 'Those that I tick' : `Those that I ticked (${n})`),
  whoFilter: (n) => `All those found (${n})`,
  whoList: 'Those of the pasted list',
  plan: 'See what will be done',
  planTitle: (verb, n) =>
    `${verbs[verb].name}: ${n === 0 ? 'no account is concerned' : counted('en', n, 'account concerned', 'accounts concerned')}`,
  andMore: (n) => `and ${counted('en', n, 'other', 'others')}`,
  leftOut: (n) => `${counted('en', n, 'left out', 'left out')}:`,
  leftOutOne: (who, why) => `${who}: ${why}`,
  whys,
  reason: 'Why?',
  reasonHint: 'A few words, for whoever reads it later: “password lost”, “moved away”.',
  back: 'Back',
  notDone: 'Nothing was done',
  unreachable: 'Préau does not answer. Nothing was changed, try again in a moment.',
  done: (verb, n) => `${verbs[verb].name}: done for ${counted('en', n, 'account', 'accounts')}.`,
  proveFirst: 'Before acting',
  proveWhy: 'To protect accounts, give your password again first.',
  prove: 'Give my password again',
  codes: 'Codes to hand out',
  codesOnce: (day) =>
    `They will never be shown again: print them or copy them now. Each works once, until ${day}, under “Activate my account”.`,
  login: 'Login:',
  code: 'Code:',
  go: (n) => `Act on ${counted('en', n, 'ticked account', 'ticked accounts')}`,
  print: 'Print',
  last: 'Last acts',
  noAct: 'Nothing was done here yet.',
  actLine: (verb, n) => `${verbs[verb].name}, ${counted('en', n, 'account', 'accounts')}`,
  by: (name, day) => (name === null ? day : `${name}, ${day}`),
  undone: 'taken back',
  undo: 'Take back',
  undoOf: (what) => `: ${what}`,
  undoSure: 'Make everything as it was?',
  undoYes: 'Yes, take back',
  keep: 'Keep',
  notUndone: 'Nothing was taken back',
  wasUndone: (count, kept) =>
    kept === 0
      ? `Taken back for ${counted('en', count, 'account', 'accounts')}.`
      : `Taken back for ${counted('en', count, 'account', 'accounts')}; ${counted('en', kept, 'other has changed since and stays as it is', 'others have changed since and stay as they are')}.`,
};
