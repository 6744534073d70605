import type { Profile } from '#contracts/directory';
import type { Catalogue } from '#kernel/words';

/** A profile as one says it of somebody: the same for all, or as they are addressed. */
type Name = string | { feminine: string; masculine: string };

/** The national profiles as people say them; official names of services have no gender. */
export const profileNames: Catalogue<Record<Profile, Name>> = {
  fr: {
    ELV: 'Élève',
    TUT: 'Responsable d’élève',
    ENS: { feminine: 'Enseignante', masculine: 'Enseignant' },
    DOC: 'Documentaliste',
    DIR: 'Direction',
    EVS: 'Vie scolaire',
    ETA: 'Personnel de l’établissement',
    ACA: 'Personnel académique',
    COL: 'Personnel de collectivité',
    TUE: { feminine: 'Tutrice en entreprise', masculine: 'Tuteur en entreprise' },
  },
  en: {
    ELV: 'Pupil',
    TUT: 'Parent or guardian',
    ENS: 'Teacher',
    DOC: 'Librarian',
    DIR: 'School leadership',
    EVS: 'Pupil support',
    ETA: 'School staff',
    ACA: 'Académie staff',
    COL: 'Local authority staff',
    TUE: 'Tutor in a company',
  },
};

/** A profile in each language, agreed with the person's civility: « Enseignante » for « Mme ». */
export function profileName(profile: Profile, civility: string | null): Catalogue<string> {
  const agreed = (name: Name) =>
    typeof name === 'string' ? name : civility === 'Mme' ? name.feminine : name.masculine;
  return { fr: agreed(profileNames.fr[profile]), en: agreed(profileNames.en[profile]) };
}
