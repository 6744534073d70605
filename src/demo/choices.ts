import type { MatiereName } from './nomenclature.ts';

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

const option = (
  code: string,
  label: string,
  matiere: MatiereName | undefined,
  hours: number,
  weight: number,
): ChoiceOption => ({ code, label, matiere, hours, weight });

const none = (weight: number) => option('', '', undefined, 0, weight);

/** The second foreign language, shared by two divisions. */
export const languages: Choice = {
  across: 'pair',
  take: 1,
  options: [
    option('ESPA', 'ESPAGNOL A', 'esp', 2.5, 32),
    option('ESPB', 'ESPAGNOL B', 'esp', 2.5, 30),
    option('ALL', 'ALLEMAND', 'all', 2.5, 20),
    option('ITA', '', 'ita', 2.5, 18),
  ],
};

/** Latin, shared by a whole level; most do without. */
export const latin: Choice = {
  across: 'level',
  take: 1,
  options: [option('LAT', 'LATIN', 'latin', 2, 12), none(88)],
};

/** The two halves of a division in a subject. */
export const halves = (matiere: MatiereName): Choice => ({
  across: 'division',
  take: 1,
  options: [option(' GR1', 'GROUPE 1', matiere, 1, 50), option(' GR2', '', matiere, 1, 50)],
});

/** The specialities of the general lycée: three in première, two in terminale. */
export const specialites = (take: number, hours: number): Choice => ({
  across: 'pair',
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

/** The options of seconde; most do without. */
export const options: Choice = {
  across: 'level',
  take: 1,
  options: [
    option('THEA', 'OPTION THEATRE', 'theatre', 3, 8),
    option('ARTS', 'OPTION ARTS PLASTIQUES', 'arts', 3, 9),
    option('LATIN', '', 'latin', 3, 5),
    none(78),
  ],
};
