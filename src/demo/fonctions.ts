import { disciplines } from './nomenclature.ts';
import type { Fonction } from './region.ts';

/** The posts of a school besides teaching: function code and label, discipline code and label, and how many. */
const posts = {
  chef: ['DIR', 'DIRECTION', 'D0010', "CHEF D'ETABLISSEMENT"],
  adjoint: ['DIR', 'DIRECTION', 'D0011', "ADJOINT AU CHEF D'ETABLISSEMENT"],
  cpe: ['EDU', 'EDUCATION', 'E0030', "CONSEILLER PRINCIPAL D'EDUCATION"],
  aed: ['AED', "ASSISTANT D'EDUCATION", 'E0031', "ASSISTANT D'EDUCATION"],
  aesh: ['AES', "ACCOMPAGNANT D'ELEVES EN SITUATION DE HANDICAP", 'E0040', 'ACCOMPAGNEMENT'],
  aeh: ['AEH', "ACCOMPAGNEMENT D'ELEVES HANDICAPES", 'E0040', 'ACCOMPAGNEMENT'],
  doc: ['DOC', 'DOCUMENTATION', 'L0080', 'DOCUMENTATION'],
  gestion: ['ADF', 'PERSONNELS ADMINISTRATIFS', 'A0020', 'ADJOINT GESTIONNAIRE'],
  secretariat: ['ADF', 'PERSONNELS ADMINISTRATIFS', 'A0010', 'SECRETARIAT'],
  agent: ['OUV', 'PERSONNELS OUVRIERS ET DE SERVICE', 'T0010', 'ENTRETIEN ET RESTAURATION'],
  labo: ['ALB', 'PERSONNELS DE LABORATOIRE', 'T0020', 'LABORATOIRE'],
  infirmiere: ['MDS', 'PERSONNELS MEDICO-SOCIAUX', 'S0010', 'INFIRMIER'],
  psyen: ['ORI', 'ORIENTATION', 'O0010', "PSYCHOLOGUE DE L'EDUCATION NATIONALE"],
  travaux: ['CTR', 'CHEF DE TRAVAUX', 'P0099', 'FORMATIONS PROFESSIONNELLES ET TECHNOLOGIQUES'],
  inspection: ['INS', 'INSPECTION', 'I0010', "INSPECTION DE L'EDUCATION NATIONALE"],
  sansObjet: ['-', 'SANS OBJET', '', ''],
} as const satisfies Record<string, readonly [string, string, string, string]>;

export type Post = keyof typeof posts;

/** The function of an agent who holds `post` in a structure (its jointure). */
export function fonctionOf(structure: string, post: Post): Fonction {
  const [code, label, discipline, disciplineLabel] = posts[post];
  return { structure, code, label, discipline, disciplineLabel };
}

/** The function of someone who teaches a discipline in a structure (its jointure). */
export function teaching(structure: string, discipline: string): Fonction {
  return {
    structure,
    code: 'ENS',
    label: 'ENSEIGNEMENT',
    discipline: discipline || 'G0000',
    disciplineLabel: disciplines[discipline] ?? discipline,
  };
}
