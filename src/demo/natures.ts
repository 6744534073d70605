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
