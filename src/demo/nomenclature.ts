/** A subject of the national nomenclature: its six-digit code, a label in our words, the discipline of who teaches it. */
export interface Matiere {
  code: string;
  label: string;
  discipline: string;
}

const matiere = (code: string, label: string, discipline: string): Matiere => ({
  code,
  label,
  discipline,
});

/** Subjects taught in the demo region, by the short name the curriculum uses. */
export const matieres = {
  fr: matiere('020700', 'FRANÇAIS', 'L0202'),
  maths: matiere('061300', 'MATHÉMATIQUES', 'L1300'),
  hg: matiere('042100', 'HISTOIRE-GÉOGRAPHIE ET ÉDUCATION CIVIQUE', 'L1000'),
  lv1: matiere('030201', 'ANGLAIS LV1', 'L0422'),
  esp: matiere('030602', 'ESPAGNOL LV2', 'L0426'),
  all: matiere('030102', 'ALLEMAND LV2', 'L0421'),
  ita: matiere('030902', 'ITALIEN LV2', 'L0429'),
  latin: matiere('020100', 'LATIN', 'L0201'),
  pc: matiere('062300', 'PHYSIQUE-CHIMIE', 'L1500'),
  svt: matiere('062900', 'SCIENCES DE LA VIE & DE LA TERRE', 'L1600'),
  techno: matiere('070800', 'TECHNOLOGIE', 'L1400'),
  eps: matiere('100100', 'ÉDUCATION PHYSIQUE ET SPORTIVE', 'L1900'),
  arts: matiere('090100', 'ARTS PLASTIQUES', 'L1800'),
  musique: matiere('081300', 'ÉDUCATION MUSICALE', 'L1700'),
  vie: matiere('008400', 'VIE DE CLASSE', ''),
  accompagnement: matiere('006600', 'ACCOMPAGNEMENT PERSONNALISÉ', ''),
  ses: matiere('050700', 'SCIENCES ÉCONOMIQUES ET SOCIALES', 'L1100'),
  philo: matiere('010300', 'PHILOSOPHIE', 'L0101'),
  scientifique: matiere('065300', 'ENSEIGNEMENT SCIENTIFIQUE', 'L1500'),
  theatre: matiere('278500', 'THÉÂTRE', 'L0202'),
  gestion: matiere('432000', 'GESTION', 'L8012'),
  droit: matiere('381000', 'ÉCONOMIE ET DROIT', 'L8011'),
  management: matiere('434300', 'MANAGEMENT DES ORGANISATIONS', 'L8013'),
  lettresHistoire: matiere('022100', 'FRANÇAIS - HISTOIRE - GÉOGRAPHIE', 'P0210'),
  mathsSciences: matiere('061800', 'MATHÉMATIQUES ET SCIENCES PHYSIQUES', 'P1315'),
  pse: matiere('312800', 'PRÉVENTION, SANTÉ, ENVIRONNEMENT', 'P7200'),
  electrotechnique: matiere('230700', 'ÉLECTROTECHNIQUE', 'P5200'),
  commerce: matiere('345700', "COMMERCE ET ACTION D'ÉQUIPE", 'P8013'),
  cuisine: matiere('400300', 'CUISINE : TECHNIQUES ET TRAVAUX', 'P8520'),
  maconnerie: matiere('110800', 'TECHNOLOGIE DE SPÉCIALITÉ', 'P3010'),
  biologie: matiere('302100', 'BIOCHIMIE ET BIOLOGIE', 'L7100'),
  agronomie: matiere('308400', 'ÉCOLOGIE, AGRONOMIE ET TERRITOIRES', 'A0100'),
  sciences: matiere('060600', 'SCIENCES', ''),
} as const satisfies Record<string, Matiere>;

const labels = new Map<string, string>(
  Object.values(matieres).map(({ code, label }) => [code, label]),
);

/** The label of a subject's code. */
export const matiereLabel = (code: string): string => labels.get(code) ?? code;

/** Short name of a subject. */
export type MatiereName = keyof typeof matieres;

/** Used by teachers yet absent from the feed's nomenclature, as happens in real feeds (sdet-aaf §3.4). */
export const matiereOutsideNomenclature = '006600';

/** What a teacher's discipline is called. */
export const disciplines: Readonly<Record<string, string>> = {
  '': 'ENSEIGNEMENT DU PREMIER DEGRÉ',
  A0100: 'AGRONOMIE',
  L0101: 'PHILOSOPHIE',
  L0201: 'LETTRES CLASSIQUES',
  L0202: 'LETTRES MODERNES',
  L0421: 'ALLEMAND',
  L0422: 'ANGLAIS',
  L0426: 'ESPAGNOL',
  L0429: 'ITALIEN',
  L1000: 'HISTOIRE GÉOGRAPHIE',
  L1100: 'SCIENCES ÉCONOMIQUES ET SOCIALES',
  L1300: 'MATHÉMATIQUES',
  L1400: 'TECHNOLOGIE',
  L1500: 'SCIENCES PHYSIQUES',
  L1600: 'SCIENCES DE LA VIE & DE LA TERRE',
  L1700: 'ÉDUCATION MUSICALE',
  L1800: 'ARTS PLASTIQUES',
  L1900: 'ÉDUCATION PHYSIQUE ET SPORTIVE',
  L7100: 'BIOCHIMIE, BIOLOGIE',
  L8011: 'ÉCONOMIE ET GESTION : COMMUNICATION',
  L8012: 'ÉCONOMIE ET GESTION : COMPTABILITÉ',
  L8013: 'ÉCONOMIE ET GESTION : MERCATIQUE',
  P0210: 'LETTRES, HISTOIRE ET GÉOGRAPHIE',
  P1315: 'MATHÉMATIQUES, SCIENCES PHYSIQUES',
  P3010: 'GÉNIE CIVIL',
  P5200: 'GÉNIE ÉLECTRIQUE',
  P7200: 'BIOTECHNOLOGIES, SANTÉ',
  P8013: 'COMMERCE',
  P8520: 'HÔTELLERIE : CUISINE',
};

/** A course of study: its eleven-digit code, label, national statistical code, and what pupils' records repeat of it. */
export interface Mef {
  code: string;
  label: string;
  stat: string;
  niveau: string;
  filiere: string;
}

const mef = (code: string, label: string, stat: string, filiere: string): Mef => ({
  code,
  label,
  stat,
  niveau: label.split(' ')[0] as string,
  filiere,
});

/** Courses of study found in the demo region, by the short name the curriculum uses. */
export const mefs = {
  cp: mef('00110002110', 'CP', '11210010002', 'ELEMENTAIRE'),
  ce1: mef('00210002210', 'CE1', '11220010002', 'ELEMENTAIRE'),
  ce2: mef('00210002220', 'CE2', '11220010002', 'ELEMENTAIRE'),
  cm1: mef('00310002210', 'CM1', '11230010002', 'ELEMENTAIRE'),
  cm2: mef('00310002220', 'CM2', '11230010002', 'ELEMENTAIRE'),
  '6e': mef('10010012110', '6EME', '21110010012', 'COLLEGE'),
  '5e': mef('10110001110', '5EME', '21120010001', 'COLLEGE'),
  '4e': mef('10210001110', '4EME', '21150010001', 'COLLEGE'),
  '3e': mef('10310019110', '3EME', '21160010019', 'COLLEGE'),
  '3eAgri': mef('10310021110', '3EME ENSEIGNEMENT AGRICOLE', '21160010021', 'COLLEGE'),
  '6eSegpa': mef('16410002110', '6EME SEGPA', '24310010002', 'SEGPA'),
  '5eSegpa': mef('16510002110', '5EME SEGPA', '24320010002', 'SEGPA'),
  '4eSegpa': mef('16610002110', '4EME SEGPA', '24330010002', 'SEGPA'),
  '3eSegpa': mef('16710002110', '3EME SEGPA', '24340010002', 'SEGPA'),
  '2de': mef('20010018110', '2NDE GENERALE ET TECHNOLOGIQUE', '22111410018', 'GENERALE'),
  '1reG': mef('20110019110', '1ERE GENERALE', '22121410019', 'GENERALE'),
  tleG: mef('20210019110', 'TLE GENERALE', '22131410019', 'GENERALE'),
  '1reSTMG': mef('21131017110', '1ERE STMG', '22122231017', 'TECHNOLOGIQUE'),
  tleSTMG: mef('21231018110', 'TLE STMG', '22132231018', 'TECHNOLOGIQUE'),
  '1reSTAV': mef('21321004110', '1ERE STAV', '22122921004', 'TECHNOLOGIQUE'),
  tleSTAV: mef('21421004110', 'TLE STAV', '22132921004', 'TECHNOLOGIQUE'),
  '2proElec': mef('24725506310', '2NDPRO ELECTROTECHNIQUE', '23810025506', 'PROFESSIONNELLE'),
  '1proElec': mef('24725506320', '1ERPRO ELECTROTECHNIQUE', '23820025506', 'PROFESSIONNELLE'),
  tproElec: mef('24725506330', 'TLEPRO ELECTROTECHNIQUE', '23830025506', 'PROFESSIONNELLE'),
  '2proCom': mef('24731202310', '2NDPRO COMMERCE', '23810031202', 'PROFESSIONNELLE'),
  '1proCom': mef('24731202320', '1ERPRO COMMERCE', '23820031202', 'PROFESSIONNELLE'),
  tproCom: mef('24731202330', 'TLEPRO COMMERCE', '23830031202', 'PROFESSIONNELLE'),
  cap1Cui: mef('24122131210', '1CAP2 CUISINE', '23210022131', 'PROFESSIONNELLE'),
  cap2Cui: mef('24122131220', '2CAP2 CUISINE', '23220022131', 'PROFESSIONNELLE'),
  cap1Mac: mef('24123217210', '1CAP2 MACON', '23210023217', 'PROFESSIONNELLE'),
  cap2Mac: mef('24123217220', '2CAP2 MACON', '23220023217', 'PROFESSIONNELLE'),
  bts1: mef('31131406210', '1BTS2 COMPTABILITE ET GESTION', '32211031406', 'SUPERIEURE'),
  bts2: mef('31131406220', '2BTS2 COMPTABILITE ET GESTION', '32221031406', 'SUPERIEURE'),
} as const satisfies Record<string, Mef>;

const mefLabels = new Map<string, string>(
  Object.values(mefs).map(({ code, label }) => [code, label]),
);

/** The label of a course of study's code. */
export const mefLabel = (code: string): string => mefLabels.get(code) ?? '';

/** Short name of a course of study. */
export type MefName = keyof typeof mefs;
