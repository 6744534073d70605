import { counted, figure, nounFor, ofName } from '#kernel/words';

/** The directory's screens in French. */
export const fr = {
  myClass: 'Ma classe',
  myTeachers: 'Mes professeurs',
  myChildren: 'Mes enfants',
  myClasses: 'Mes classes',
  mySchool: 'Établissement',
  noClassYet:
    'Votre classe n’est pas encore connue. Elle s’affichera ici dès que votre établissement l’aura transmise.',
  noChildYet:
    'Aucun enfant n’est encore relié à votre compte. C’est l’établissement qui fait ce lien : s’il manque, dites-le au secrétariat.',
  noDivisionYet:
    'Aucune classe ne vous est encore confiée ici. Vos classes s’afficheront dès que l’établissement aura transmis les services.',
  noDivision: 'Classe pas encore connue',
  noTeacherYet: 'Les professeurs ne sont pas encore connus.',
  noPupilYet: 'Aucun élève pour l’instant.',
  noMatiere: 'Suivi de la classe',
  noHeadTeacher: 'Pas encore de professeur principal',
  withoutClass: (n: number) =>
    n === 1
      ? 'Un élève n’a pas encore de classe.'
      : `${figure('fr', n)} élèves n’ont pas encore de classe.`,
  noClassInSchool: 'Aucune classe n’a encore été transmise par l’établissement.',
  inClass: (label: string) => `En ${label}`,
  headTeacher: (feminine: boolean) =>
    feminine ? 'professeure principale' : 'professeur principal',
  headTeachers: (n: number, feminine: boolean) =>
    n === 1
      ? `Professeur${feminine ? 'e principale' : ' principal'} :`
      : `Professeur${feminine ? 'es principales' : 's principaux'} :`,
  groupes: (n: number) => `${nounFor('fr', n, 'Groupe', 'Groupes')} :`,
  pupils: (n: number) => counted('fr', n, 'élève', 'élèves'),
  teachers: (n: number) => counted('fr', n, 'professeur', 'professeurs'),
  classes: (n: number) => counted('fr', n, 'classe', 'classes'),
  pupilsName: 'Élèves',
  teachersName: 'Professeurs',
  classesName: 'Classes',
  roles: 'Rôle',
  noRole: 'Dans aucun établissement en ce moment.',
  roleNames: {
    ELV: 'Élève',
    TUT: 'Responsable d’élève',
    ENS: 'Enseignement',
    DOC: 'Documentation',
    DIR: 'Direction',
    EVS: 'Vie scolaire',
    ETA: 'Personnel',
    ACA: 'Services académiques',
    COL: 'Collectivité',
  } as Record<string, string>,
  otherNiveau: 'Autres',
  pupilsOf: (label: string) => `Élèves de ${label}`,
  teachersOf: (name: string) => `Professeurs ${ofName(name)}`,
  seePupils: (n: number) =>
    `Voir ${n === 1 ? 'l’élève' : `les ${counted('fr', n, 'élève', 'élèves')}`}`,
  hidePupils: 'Replier la liste',
  seeTeachers: (n: number) =>
    `Voir ${n === 1 ? 'le professeur' : `les ${counted('fr', n, 'professeur', 'professeurs')}`}`,
  hideTeachers: 'Replier la liste',
  seeFamily: (pupil: string) => `La famille ${ofName(pupil)}`,
  theClass: 'La classe',
  theGroup: 'Le groupe',
  searchPupil: 'Chercher un élève',
  found: (n: number, all: number) =>
    n === 0 ? 'Aucun élève ne porte ce nom' : `${figure('fr', n)} sur ${figure('fr', all)}`,
  uai: 'Numéro d’établissement (UAI) :',
  pupilNoun: ['élève', 'élèves'] as readonly [string, string],
  responsableNoun: ['responsable', 'responsables'] as readonly [string, string],
  teacherNoun: ['professeur', 'professeurs'] as readonly [string, string],
  otherStaffNoun: ['autre personnel', 'autres personnels'] as readonly [string, string],
  feeds: 'Alimentation',
  lastFeed: 'La dernière',
  allFeeds: 'Toutes',
  allFeedsWhat: 'les alimentations',
  noFeedYet:
    'Aucun fichier n’a encore été lu. Le compte rendu s’affichera ici après la première alimentation.',
  feedOf: (kind: 'complete' | 'delta', source: string, date: string) =>
    `${kind === 'complete' ? 'alimentation complète' : 'changements'} du ${date}, ${source}`,
  sourceName: (source: string) => {
    const [, degree, academy] = /^aaf:(1D|2D):(\w+)$/.exec(source) ?? [];
    if (!degree) return source.replace(/^(csv|onde):/, 'tableaux ');
    return `${degree === '1D' ? 'premier' : 'second'} degré, académie ${academy}`;
  },
  takenAt: (moment: string, seconds: number | null) =>
    seconds === null
      ? `Lecture commencée ${moment}.`
      : `Lue ${moment}, en ${seconds < 1 ? 'moins d’une seconde' : counted('fr', Math.round(seconds), 'seconde', 'secondes')}.`,
  readIn: (list: string) => `Dans les fichiers : ${list}.`,
  recordNouns: [
    ['EtabEducNat', 'établissement', 'établissements'],
    ['Eleve', 'élève', 'élèves'],
    ['PersRelEleve', 'responsable', 'responsables'],
    ['PersEducNat', 'personnel', 'personnels'],
    ['MefEducNat', 'formation', 'formations'],
    ['MatiereEducNat', 'matière', 'matières'],
  ] as readonly (readonly [string, string, string])[],
  feedRefused: 'Rien n’a été changé dans l’annuaire',
  created: 'Nouveaux',
  changed: 'Changés',
  unchanged: 'Inchangés',
  missing: 'Partis',
  leftOut: (n: number) => counted('fr', n, 'fiche laissée de côté', 'fiches laissées de côté'),
  leftOutWhy:
    'Le reste est enregistré. Corrigez dans le logiciel de l’établissement : la prochaine alimentation les reprendra.',
  atLine: (file: string, line: number) => `${file}, ligne ${line}`,
  firstOnly: (n: number) => `Les ${figure('fr', n)} premières sont montrées ici.`,
  structures: 'Établissements',
  structuresCount: (n: number) => counted('fr', n, 'établissement', 'établissements'),
  noStructureYet: 'Les établissements s’afficheront ici après la première alimentation.',
  firstStructures: (n: number) => `Les ${figure('fr', n)} premiers, par ordre alphabétique.`,
  columnStructure: 'Établissement',
  columnPupils: 'Élèves',
  columnResponsables: 'Responsables',
  columnStaff: 'Personnels',
  structureKinds: {
    ecole: 'école',
    college: 'collège',
    lycee: 'lycée',
    'lycee-professionnel': 'lycée professionnel',
    'lycee-agricole': 'lycée agricole',
    cfa: 'CFA',
    ef2s: 'établissement de formation',
    erea: 'établissement d’enseignement adapté',
    academie: 'services académiques',
    collectivite: 'collectivité',
    entreprise: 'entreprise',
    autre: 'autre établissement',
  } as Record<string, string>,
};
