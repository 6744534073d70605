import { type Choice, halves, languages, latin, options, specialites } from './choices.ts';
import type { SchoolKind } from './natures.ts';
import type { MatiereName, MefName } from './nomenclature.ts';

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

const generalAndTechnological = (share: number): readonly Level[] => [
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
  lycee: generalAndTechnological(1),
  polyvalent: [
    ...generalAndTechnological(1),
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
