import type { Profile } from '#contracts/directory';
import type { Catalogue } from '#kernel/words';

/** The profiles that an application is opened to, as a list of people says them. */
export const profiles: Catalogue<Record<Profile, string>> = {
  fr: {
    ...{ ELV: 'Élèves', TUT: 'Responsables d’élèves', ENS: 'Enseignants', DOC: 'Documentalistes' },
    ...{ DIR: 'Direction', EVS: 'Vie scolaire', ETA: 'Personnels de l’établissement' },
    ...{ ACA: 'Personnels académiques', COL: 'Personnels de collectivité' },
    TUE: 'Tuteurs en entreprise',
  },
  en: {
    ...{ ELV: 'Pupils', TUT: 'Parents and guardians', ENS: 'Teachers', DOC: 'Librarians' },
    ...{ DIR: 'School leadership', EVS: 'Pupil support', ETA: 'School staff' },
    ...{ ACA: 'Académie staff', COL: 'Local authority staff' },
    TUE: 'Tutors in companies',
  },
};
