import type { MatiereName, MefName } from './nomenclature.ts';

/** The kinds of school of the demo region. */
export type SchoolKind =
  | 'college'
  | 'lycee'
  | 'polyvalent'
  | 'professionnel'
  | 'agricole'
  | 'cfa'
  | 'erea'
  | 'ecole';

/** How a kind of school appears in EtabEducNat: nature code and label, sigle, ministry in charge. */
export interface Nature {
  code: string;
  label: string;
  sigle: string;
  ministry: string;
}

const education = "MINISTERE DE L'EDUCATION NATIONALE";

/** Nature of each kind (codes of the public BCN list N_NATURE_UAI; 340 is verified, the others from memory). */
export const natures: Readonly<Record<SchoolKind, Nature>> = {
  college: { code: '340', label: 'COLLEGE', sigle: 'CLG', ministry: education },
  lycee: {
    code: '300',
    label: 'LYCEE GENERAL ET TECHNOLOGIQUE',
    sigle: 'LGT',
    ministry: education,
  },
  polyvalent: { code: '306', label: 'LYCEE POLYVALENT', sigle: 'LPO', ministry: education },
  professionnel: { code: '320', label: 'LYCEE PROFESSIONNEL', sigle: 'LP', ministry: education },
  agricole: {
    code: '307',
    label: 'LYCEE AGRICOLE',
    sigle: 'LEGTA',
    ministry: "MINISTERE CHARGE DE L'AGRICULTURE",
  },
  cfa: { code: '610', label: "CENTRE DE FORMATION D'APPRENTIS", sigle: 'CFA', ministry: education },
  erea: {
    code: '370',
    label: "ETABLISSEMENT REGIONAL D'ENSEIGNEMENT ADAPTE",
    sigle: 'EREA',
    ministry: education,
  },
  ecole: { code: '151', label: 'ECOLE ELEMENTAIRE', sigle: 'E.E.PU', ministry: education },
};

/** One way to answer a choice: a groupe of that subject, or none. */
export interface ChoiceOption {
  code: string;
  label: string;
  matiere: MatiereName | undefined;
  hours: number;
  weight: number;
}

/** What every pupil of a level chooses `take` options of; groupes are shared by a division, two of them, or the level. */
export interface Choice {
  across: 'division' | 'pair' | 'level';
  take: number;
  options: readonly ChoiceOption[];
}

/** A level of a school: how its divisions are named, who sits in them, what they are taught. */
export interface Level {
  /** `5e` gives divisions 5eA, 5eB…; `2de ` gives 2de 1, 2de 2… */
  prefix: string;
  label: string;
  numbering: 'letters' | 'numbers';
  born: number;
  mef: MefName;
  /** Divisions of this level for one hundred pupils of the school. */
  weight: number;
  seats: number;
  hours: Readonly<Partial<Record<MatiereName, number>>>;
  choices: readonly Choice[];
}

const option = (
  code: string,
  label: string,
  matiere: MatiereName | undefined,
  hours: number,
  weight: number,
): ChoiceOption => ({ code, label, matiere, hours, weight });

const none = (weight: number) => option('', '', undefined, 0, weight);

const languages: Choice = {
  across: 'pair',
  take: 1,
  options: [
    option('ESP', 'ESPAGNOL', 'esp', 2.5, 62),
    option('ALL', 'ALLEMAND', 'all', 2.5, 20),
    option('ITA', '', 'ita', 2.5, 18),
  ],
};

const latin: Choice = {
  across: 'level',
  take: 1,
  options: [option('LAT', 'LATIN', 'latin', 2, 12), none(88)],
};

const halves = (matiere: MatiereName): Choice => ({
  across: 'division',
  take: 1,
  options: [option(' GR1', 'GROUPE 1', matiere, 1, 50), option(' GR2', '', matiere, 1, 50)],
});

const specialites = (take: number, hours: number): Choice => ({
  across: 'level',
  take,
  options: [
    option('SPMATH', 'SPECIALITE MATHEMATIQUES', 'maths', hours, 50),
    option('SPPC', 'SPECIALITE PHYSIQUE-CHIMIE', 'pc', hours, 45),
    option('SPSVT', 'SPECIALITE SVT', 'svt', hours, 40),
    option('SPSES', 'SPECIALITE S.E.S.', 'ses', hours, 40),
    option('SPHGG', 'SPECIALITE HISTOIRE, GEOPOLITIQUE', 'hg', hours, 35),
    option('SPHLP', '', 'philo', hours, 20),
    option('SPLLC', 'SPECIALITE ANGLAIS', 'lv1', hours, 30),
  ],
});

const options: Choice = {
  across: 'level',
  take: 1,
  options: [
    option('THEA', 'OPTION THEATRE', 'theatre', 3, 8),
    option('ARTS', 'OPTION ARTS PLASTIQUES', 'arts', 3, 9),
    option('LATIN', '', 'latin', 3, 5),
    none(78),
  ],
};

const level = (
  prefix: string,
  label: string,
  born: number,
  mef: MefName,
  weight: number,
  seats: number,
  hours: Level['hours'],
  choices: readonly Choice[] = [],
): Level => ({
  prefix,
  label,
  numbering: /^(\d+e|C[PEM]\d? )$/.test(prefix) ? 'letters' : 'numbers',
  born,
  mef,
  weight,
  seats,
  hours,
  choices,
});

const common = { fr: 4.5, maths: 4, hg: 3, lv1: 3, eps: 3, arts: 1, musique: 1, vie: 0.5 };
const cycle4 = { ...common, pc: 1.5, svt: 1.5, techno: 1.5 };
const seconde = {
  fr: 4,
  maths: 4,
  hg: 3.5,
  lv1: 3,
  eps: 2,
  pc: 3,
  svt: 1.5,
  ses: 1.5,
  accompagnement: 1,
};
const premiere = { fr: 4, hg: 3.5, lv1: 2.5, eps: 2, scientifique: 2, vie: 0.5 };
const terminale = { philo: 4, hg: 3.5, lv1: 2, eps: 2, scientifique: 2, vie: 0.5 };
const stmg = { fr: 3, maths: 3, hg: 1.5, lv1: 4, eps: 2, droit: 4, management: 4, gestion: 4 };
const general = { lettresHistoire: 4, mathsSciences: 3, lv1: 2, eps: 2.5, arts: 1, pse: 1.5 };
const segpa = { fr: 4.5, maths: 4, hg: 3, lv1: 2, eps: 3, sciences: 2, techno: 6 };
const primaire = { fr: 8, maths: 5, eps: 3, sciences: 2 };
const stav = { fr: 3, maths: 3, hg: 2, lv1: 2.5, eps: 2, biologie: 4, agronomie: 6, esp: 2 };

const general2 = (share: number): readonly Level[] => [
  level('2de ', 'SECONDE', 2011, '2de', share, 34, seconde, [languages, halves('pc'), options]),
  level('1re G', 'PREMIERE GENERALE', 2010, '1reG', share * 0.8, 33, premiere, [
    languages,
    specialites(3, 4),
  ]),
  level('Tle G', 'TERMINALE GENERALE', 2009, 'tleG', share * 0.8, 33, terminale, [
    languages,
    specialites(2, 6),
  ]),
  level('1re STMG', 'PREMIERE STMG', 2010, '1reSTMG', share * 0.25, 30, stmg, [languages]),
  level('Tle STMG', 'TERMINALE STMG', 2009, 'tleSTMG', share * 0.25, 30, stmg, [languages]),
];

const industry = (share: number): readonly Level[] => [
  level(
    '2PRO ELEC',
    'SECONDE PRO ELECTROTECHNIQUE',
    2011,
    '2proElec',
    share,
    24,
    { ...general, electrotechnique: 13 },
    [halves('electrotechnique')],
  ),
  level('1PRO ELEC', 'PREMIERE PRO ELECTROTECHNIQUE', 2010, '1proElec', share, 24, {
    ...general,
    electrotechnique: 13,
  }),
  level('TPRO ELEC', 'TERMINALE PRO ELECTROTECHNIQUE', 2009, 'tproElec', share, 24, {
    ...general,
    electrotechnique: 13,
  }),
  level('2PRO COM', 'SECONDE PRO COMMERCE', 2011, '2proCom', share, 26, {
    ...general,
    commerce: 13,
  }),
  level('1PRO COM', 'PREMIERE PRO COMMERCE', 2010, '1proCom', share, 26, {
    ...general,
    commerce: 13,
  }),
  level('TPRO COM', 'TERMINALE PRO COMMERCE', 2009, 'tproCom', share, 26, {
    ...general,
    commerce: 13,
  }),
];

const caps = (share: number): readonly Level[] => [
  level(
    'CAP1 CUI',
    'CAP CUISINE 1RE ANNEE',
    2011,
    'cap1Cui',
    share,
    18,
    { ...general, cuisine: 12 },
    [halves('cuisine')],
  ),
  level('CAP2 CUI', 'CAP CUISINE 2E ANNEE', 2010, 'cap2Cui', share, 18, {
    ...general,
    cuisine: 12,
  }),
  level('CAP1 MAC', 'CAP MACON 1RE ANNEE', 2011, 'cap1Mac', share, 16, {
    ...general,
    maconnerie: 12,
  }),
  level('CAP2 MAC', 'CAP MACON 2E ANNEE', 2010, 'cap2Mac', share, 16, {
    ...general,
    maconnerie: 12,
  }),
];

/** The levels of each kind of school, youngest first; ages are those of the school year 2026-2027. */
export const levelsOf: Readonly<Record<SchoolKind, readonly Level[]>> = {
  college: [
    level('6e', 'SIXIEME', 2015, '6e', 1, 27, { ...common, svt: 2, pc: 1, accompagnement: 1 }, [
      halves('svt'),
    ]),
    level('5e', 'CINQUIEME', 2014, '5e', 1, 27, cycle4, [languages, latin]),
    level('4e', 'QUATRIEME', 2013, '4e', 1, 27, cycle4, [languages, latin]),
    level('3e', 'TROISIEME', 2012, '3e', 1, 27, cycle4, [languages, latin]),
  ],
  lycee: general2(1),
  polyvalent: [
    ...general2(1),
    ...industry(0.2),
    level('BTS CG1 ', 'BTS COMPTABILITE 1RE ANNEE', 2008, 'bts1', 0.2, 28, {
      fr: 2,
      lv1: 3,
      maths: 2,
      droit: 5,
      gestion: 12,
    }),
    level('BTS CG2 ', 'BTS COMPTABILITE 2E ANNEE', 2007, 'bts2', 0.2, 26, {
      fr: 2,
      lv1: 3,
      maths: 2,
      droit: 5,
      gestion: 12,
    }),
  ],
  professionnel: [...industry(1), ...caps(0.5)],
  agricole: [
    level('3e', 'TROISIEME AGRICOLE', 2012, '3eAgri', 1, 22, cycle4),
    level('2de ', 'SECONDE', 2011, '2de', 1, 28, { ...seconde, agronomie: 3 }, [
      halves('biologie'),
    ]),
    level('1re STAV', 'PREMIERE STAV', 2010, '1reSTAV', 1, 24, stav),
    level('Tle STAV', 'TERMINALE STAV', 2009, 'tleSTAV', 1, 24, stav),
  ],
  cfa: caps(1),
  erea: [
    level('6e', 'SIXIEME SEGPA', 2015, '6eSegpa', 1, 14, segpa),
    level('5e', 'CINQUIEME SEGPA', 2014, '5eSegpa', 1, 15, segpa),
    level('4e', 'QUATRIEME SEGPA', 2013, '4eSegpa', 1, 15, segpa),
    level('3e', 'TROISIEME SEGPA', 2012, '3eSegpa', 1, 15, segpa),
    ...caps(1).slice(2),
  ],
  ecole: [
    level('CP ', 'COURS PREPARATOIRE', 2020, 'cp', 1, 23, primaire),
    level('CE1 ', 'COURS ELEMENTAIRE 1', 2019, 'ce1', 1, 23, primaire),
    level('CE2 ', 'COURS ELEMENTAIRE 2', 2018, 'ce2', 1, 24, primaire),
    level('CM1 ', 'COURS MOYEN 1', 2017, 'cm1', 1, 25, primaire),
    level('CM2 ', 'COURS MOYEN 2', 2016, 'cm2', 1, 25, primaire),
  ],
};
