import { counted, figure, nounFor } from '#kernel/words';
import type { fr } from './fr.ts';

/** The directory's screens in English. Terms of the French school that have no twin stay French. */
export const en: typeof fr = {
  myClass: 'My class',
  myTeachers: 'My teachers',
  myChildren: 'My children',
  myClasses: 'My classes',
  mySchool: 'School',
  noClassYet: 'Your class is not known yet. It will show here as soon as your school has sent it.',
  noChildYet:
    'No child is linked to your account yet. The school makes this link: if it is missing, tell the office.',
  noDivisionYet:
    'You have no class here yet. Your classes will show as soon as the school has sent its services.',
  noDivision: 'Class not known yet',
  noTeacherYet: 'The teachers are not known yet.',
  noPupilYet: 'No pupil for now.',
  noMatiere: 'Follows the class',
  noHeadTeacher: 'No professeur principal yet',
  withoutClass: (n: number) =>
    n === 1 ? 'One pupil has no class yet.' : `${figure('en', n)} pupils have no class yet.`,
  noClassInSchool: 'The school has not sent any class yet.',
  inClass: (label: string) => `In ${label}`,
  headTeacher: (feminine: boolean) =>
    feminine ? 'professeure principale' : 'professeur principal',
  headTeachers: (n: number, feminine: boolean) =>
    n === 1
      ? `Professeur${feminine ? 'e principale' : ' principal'}:`
      : `Professeur${feminine ? 'es principales' : 's principaux'}:`,
  groupes: (n: number) => `${nounFor('en', n, 'Group', 'Groups')}:`,
  pupils: (n: number) => counted('en', n, 'pupil', 'pupils'),
  teachers: (n: number) => counted('en', n, 'teacher', 'teachers'),
  classes: (n: number) => counted('en', n, 'class', 'classes'),
  pupilsName: 'Pupils',
  teachersName: 'Teachers',
  classesName: 'Classes',
  roles: 'Role',
  noRole: 'In no school at present.',
  roleNames: {
    ELV: 'Pupil',
    TUT: 'Parent or guardian',
    ENS: 'Teaching',
    DOC: 'Library',
    DIR: 'School leadership',
    EVS: 'Pupil support',
    ETA: 'Staff',
    ACA: 'Académie services',
    COL: 'Local authority',
  },
  otherNiveau: 'Others',
  pupilsOf: (label: string) => `Pupils of ${label}`,
  teachersOf: (name: string) => `Teachers of ${name}`,
  seePupils: (n: number) =>
    `See ${n === 1 ? 'the pupil' : `the ${counted('en', n, 'pupil', 'pupils')}`}`,
  hidePupils: 'Fold the list',
  seeTeachers: (n: number) =>
    `See ${n === 1 ? 'the teacher' : `the ${counted('en', n, 'teacher', 'teachers')}`}`,
  hideTeachers: 'Fold the list',
  seeFamily: (pupil) => `The family of ${pupil}`,
  theClass: 'The class',
  theGroup: 'The group',
  searchPupil: 'Find a pupil',
  found: (n: number, all: number) =>
    n === 0 ? 'No pupil has this name' : `${figure('en', n)} of ${figure('en', all)}`,
  uai: 'School number (UAI):',
  pupilNoun: ['pupil', 'pupils'] as readonly [string, string],
  responsableNoun: ['parent or guardian', 'parents and guardians'] as readonly [string, string],
  teacherNoun: ['teacher', 'teachers'] as readonly [string, string],
  otherStaffNoun: ['other staff', 'other staff'] as readonly [string, string],
  feeds: 'Feeds',
  lastFeed: 'The last one',
  allFeeds: 'All',
  allFeedsWhat: 'the feeds',
  noFeedYet: 'No file has been read yet. The report will show here after the first feed.',
  feedOf: (kind: 'complete' | 'delta', source: string, date: string) =>
    `${kind === 'complete' ? 'complete feed' : 'changes'} of ${date}, ${source}`,
  sourceName: (source: string) => {
    const [, degree, academy] = /^aaf:(1D|2D):(\w+)$/.exec(source) ?? [];
    if (!degree) return source.replace(/^(csv|onde):/, 'tables ');
    return `${degree === '1D' ? 'primary' : 'secondary'} schools, académie ${academy}`;
  },
  takenAt: (moment: string, seconds: number | null) =>
    seconds === null
      ? `Reading began ${moment}.`
      : `Read ${moment}, in ${seconds < 1 ? 'less than a second' : counted('en', Math.round(seconds), 'second', 'seconds')}.`,
  readIn: (list: string) => `In the files: ${list}.`,
  recordNouns: [
    ['EtabEducNat', 'school', 'schools'],
    ['Eleve', 'pupil', 'pupils'],
    ['PersRelEleve', 'parent or guardian', 'parents and guardians'],
    ['PersEducNat', 'member of staff', 'members of staff'],
    ['MefEducNat', 'course', 'courses'],
    ['MatiereEducNat', 'subject', 'subjects'],
  ],
  feedRefused: 'Nothing was changed in the directory',
  created: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  missing: 'Gone',
  leftOut: (n: number) => counted('en', n, 'record left out', 'records left out'),
  leftOutWhy:
    'The rest is saved. Correct it in the school’s own software: the next feed will take it up.',
  atLine: (file: string, line: number) => `${file}, line ${line}`,
  firstOnly: (n: number) => `The first ${figure('en', n)} are shown here.`,
  structures: 'Schools',
  structuresCount: (n: number) => counted('en', n, 'school', 'schools'),
  noStructureYet: 'Schools will show here after the first feed.',
  firstStructures: (n: number) => `The first ${figure('en', n)}, in alphabetical order.`,
  columnStructure: 'School',
  columnPupils: 'Pupils',
  columnResponsables: 'Parents',
  columnStaff: 'Staff',
  structureKinds: {
    ecole: 'primary school',
    college: 'collège',
    lycee: 'lycée',
    'lycee-professionnel': 'vocational lycée',
    'lycee-agricole': 'agricultural lycée',
    cfa: 'CFA',
    ef2s: 'training institution',
    erea: 'school for adapted teaching',
    academie: 'académie',
    collectivite: 'local authority',
    entreprise: 'company',
    autre: 'other institution',
  } as Record<string, string>,
};
