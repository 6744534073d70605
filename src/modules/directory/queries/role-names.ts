import type { Catalogue } from '#kernel/words';
import type { Profile } from '../contract.ts';

/** What somebody does in a school, in one word that needs no gender. */
export const roleNames: Catalogue<Record<Profile, string>> = {
  fr: {
    ELV: 'élève',
    TUT: 'responsable d’élève',
    ENS: 'enseignement',
    DOC: 'documentation',
    DIR: 'direction',
    EVS: 'vie scolaire',
    ETA: 'personnel',
    ACA: 'services académiques',
    COL: 'collectivité',
    TUE: 'suivi en entreprise',
  },
  en: {
    ELV: 'pupil',
    TUT: 'parent or guardian',
    ENS: 'teaching',
    DOC: 'library',
    DIR: 'school leadership',
    EVS: 'pupil support',
    ETA: 'staff',
    ACA: 'académie services',
    COL: 'local authority',
    TUE: 'tutor in a company',
  },
};
