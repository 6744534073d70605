import { counted, figure } from '#kernel/words';
import type { fr } from './fr.ts';

const schools = (n: number) => counted('en', n, 'school', 'schools');

/** Feeds, their sources and what is to be decided, in English. */
export const en: typeof fr = {
  feeds: 'Feeds',
  lead: 'What the academies and schools have sent, and what Préau did with it.',
  now: 'Right now',
  allIsWell: 'All is in order',
  lastTaken: (moment) => `The last feed was taken on ${moment}.`,
  nothingYet: 'No feed has been taken yet.',
  toLookAt: (n) => counted('en', n, 'thing to look at', 'things to look at'),
  heldBy: (source, file) => `${source}: “${file}” waits for your decision.`,
  refusedBy: (source, file, why) => `${source}: “${file}” was not taken. Reason: ${why}.`,
  lateBy: (source, days) =>
    `${source}: nothing has come for ${counted('en', days, 'day', 'days')}.`,
  faultBy: (source, why) => `${source}: ${why}.`,
  lastRefused: 'The last feed was refused.',
  decide: 'Decide',
  see: 'See',
  sources: 'Where they come from',
  manage: 'Manage',
  manageWhat: 'the sources',
  noSource:
    'No folder is watched: feeds are taken by hand, with bin/preau feed. Add a source and they are taken by themselves.',
  held: 'To decide',
  sourceStates: {
    ok: 'Up to date',
    late: 'Overdue',
    held: 'To decide',
    fault: 'Unreadable',
    waitingFirst: 'No feed yet',
  },
  takenOn: (moment) => `Last feed taken on ${moment}.`,
  neverTaken: 'No feed taken so far.',
  nextLook: 'Next look within five minutes.',
  nextAt: (hour) => `Files are taken from ${hour} on, for twelve hours.`,
  lookedAt: (moment) => `Folder looked at on ${moment}.`,
  notLooked: 'Folder not looked at yet.',
  states: {
    arriving: 'arriving',
    waiting: 'waiting',
    taking: 'being read',
    held: 'to decide',
    refused: 'refused',
  },
  history: 'History',
  newest: (n) => `The last ${figure('en', n)}`,
  noFeedYet: 'No file has been read yet. The report will be shown here after the first feed.',
  complete: 'complete',
  delta: 'changes of the day',
  inShort: (created, changed, missing) =>
    `${figure('en', created)} new, ${figure('en', changed)} changed, ${figure('en', missing)} gone`,
  leftAside: (n) => counted('en', n, 'record left aside', 'records left aside'),
  nothingChanged: 'nothing was changed',
  heldAt: (n) => `${schools(n)} to decide`,
  files: (day) => `files of ${day}`,
  applied: 'Applied',
  refused: 'Refused',
  running: 'Running',
  retained: 'Held',
  feedOfDay: (moment) => `Feed: ${moment}`,
  back: 'All feeds',
  report: 'Report',
  fromFile: (file, source) => `Files “${file}”, ${source}.`,
  tooMany: 'Too many people would disappear',
  tooManyWhy: (n) =>
    `This feed would make many people of ${schools(n)} disappear at once. Most often the export was incomplete. Nothing was changed.`,
  tooManyDo:
    'Ask the school. If it is true, allow it here; if not, refuse, and ask for the files to be sent again.',
  tooManyByHand:
    'These files did not come from a watched folder: take them again with bin/preau feed and --allow-removals.',
  gone: (gone, people) =>
    `${counted('en', gone, 'person would disappear', 'people would disappear')} out of ${figure('en', people)}`,
  noUai: 'without UAI: can be allowed on the command line only',
  allow: 'Allow',
  allowFor: (name) => `for ${name}`,
  allowSure: (name, gone) =>
    `${counted('en', gone, 'person loses', 'people lose')} their access to ${name}.`,
  allowYes: 'Yes, allow',
  doNothing: 'Do nothing',
  allowed: 'Allowed',
  allAllowed: 'Noted: the feed will be taken within the next minutes.',
  someAllowed: (name) => `Noted for ${name}. Other schools are still to be decided.`,
  refuseAll: 'Refuse this feed',
  refuseSure: 'Its files go to the refused ones. The directory stays as it is.',
  refuseYes: 'Yes, refuse',
  refusedNow: 'Noted: this feed will not be taken.',
  notDone: 'This is not done',
  unreachable: 'Préau does not answer. Nothing was changed, try again in a moment.',
  prove: 'First confirm that it is you',
  needsScript: 'To decide, turn JavaScript on in your browser.',
  plan: 'What it would do',
  planWhy:
    'Here is, person by person, what would be done if you allow it. That is what will be done, and nothing else.',
  differing: (n) =>
    `The directory has changed since somebody allowed it: ${counted('en', n, 'person concerned', 'people concerned')}. Look and decide again.`,
  notListed:
    'Too many people would change to be shown here: bin/preau feed … --dry-run --json lists them.',
  verbs: {
    appears: 'Appear',
    returns: 'Come back',
    changes: 'Change',
    moves: 'Change class or school',
    disappears: 'Disappear',
  },
  verbOf: {
    appears: 'appears',
    returns: 'comes back',
    changes: 'changes',
    moves: 'changes class or school',
    disappears: 'disappears',
  },
  who: 'Who',
  everybody: 'Everybody',
  whereOne: 'School',
  everywhere: 'All',
  named: 'First or family name',
  search: 'Search',
  nobody: 'Nobody.',
  more: 'See more',
  changedSince: 'changed since',
  becomes: (kind, before, after) => {
    if (after === '') return `leaves ${before} (${kind})`;
    if (before === '') return `joins ${after} (${kind})`;
    return `${kind}: ${before}, then ${after}`;
  },
  memberships: {
    structure: 'school',
    division: 'class',
    groupe: 'group',
    function: 'function',
    teaching: 'teaching',
    child: 'child',
    responsable: 'tie with',
  },
  someFields: (n) => counted('en', n, 'detail changed', 'details changed'),
  undo: 'Undo',
  undoIt: 'Undo this feed',
  undoSure: 'The directory goes back to what it was just before. The files may be taken again.',
  undoYes: 'Yes, undo',
  undoBack: (n) =>
    n === 0
      ? 'Nobody had been changed.'
      : `Former classes, contact details and ties come back for ${counted('en', n, 'person', 'people')}.`,
  undoGone: (n) =>
    n === 0
      ? 'Nobody had been added.'
      : `${counted('en', n, 'person who was added goes', 'people who were added go')} again.`,
  undoCannot:
    'What was erased, or changed by hand since, cannot come back: if there is any, nothing is undone, and it is said here.',
  undoAsked: 'Noted: it begins within seconds. Load the page again to see how it ends.',
  undoRunning: 'It is being undone.',
  undoRefused: 'It could not be undone, nothing was changed',
  undone: 'Undone',
  undoneOn: (moment) => `This feed was undone on ${moment}.`,
  hindrances: {
    'later-feed': 'A later feed of the same source was taken: undo that one first.',
    'too-old': 'Its changes are no longer kept: they are for ninety days at most.',
    undone: 'It is undone already.',
  },
  conflicts: {
    erased: (n) => `${counted('en', n, 'person erased', 'people erased')} since.`,
    changed: (n) =>
      `${counted('en', n, 'detail changed', 'details changed')} since, by hand or by another source.`,
    used: (n) =>
      `${counted('en', n, 'addition that serves', 'additions that serve')} something else since.`,
  },
  near: 'To bring together',
  nearCount: (n) => counted('en', n, 'person', 'people'),
  nearWhy:
    'These files do not number everybody: a corrected name or birth date makes a new person of somebody. If they are one, bring the two records together, the account stays.',
  bornOn: (name, day) => `${name}, ${day}`,
  came: (who) => `Came: ${who}`,
  went: (who) => `Went: ${who}`,
  nearBecause: {
    names: 'same family name and given name',
    'birth-and-family': 'same birth date and family name',
    'birth-and-given': 'same birth date and given name',
    'given-and-child': 'same given name and child',
  },
  lineOf: (file, line) => `${file}, line ${figure('en', line)}`,
  judgeThem: 'Compare these records',
  where: 'Schools touched',
  schools,
  touched: (touched, people) =>
    `${figure('en', touched)} of ${counted('en', people, 'person', 'people')}`,
  nowhere: 'No school has changed.',
  mostTouched: (n) => `The ${figure('en', n)} most touched.`,
  sourcesTitle: 'Sources of the feeds',
  sourcesLead:
    'Préau looks into these folders every five minutes and takes what is whole, in order, once.',
  watched: 'Watched folders',
  add: 'Add a source',
  path: 'Folder:',
  kinds: {
    aaf: 'AAF (academy), first or second degree',
    csv: 'CSV of a school',
    onde: 'ONDE of a primary school',
  },
  stop: 'Stop watching',
  stopOf: (label) => label,
  stopSure: 'Files put there afterwards are no longer taken. What was taken stays.',
  stopYes: 'Yes, stop',
  keep: 'Keep',
  stopped: (label) => `${label} is no longer watched.`,
  label: 'Name',
  labelHint: 'As you call it: “AAF second degree”.',
  folder: 'Name of the folder',
  folderHint: 'Small letters, digits and dashes: “aaf-2d”. It is made if it is not there.',
  kind: 'Kind of files',
  academy: 'Code of the academy',
  academyHint: 'Only when the header of the files does not say it.',
  uai: 'UAI of the school',
  uaiHint: 'Seven digits and a letter: 0379001A.',
  notBefore: 'Take from',
  notBeforeHint: 'Paris time. Leave empty to take at any hour.',
  expected: 'Tell me when nothing was taken for',
  expectedHint: 'In days. Leave empty never to be told.',
  send: 'Add',
  added: (label) => `${label} is watched.`,
};
