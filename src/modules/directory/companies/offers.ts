import { answered, type PageOffer, type PlaceOffer, type Schedule } from '#kernel/module';
import type { Context } from '../actor.ts';
import { eraseOldTutorings } from './commands/erase-old-tutorings.ts';
import { listTutorings } from './contract.ts';
import { canNoteTutors } from './policy.ts';
import { listTutorings as tutoringsFor } from './routes.ts';

/** `/administration/entreprises`. */
export const companiesPage: PageOffer<Context> = {
  path: '/administration/entreprises',
  summary: 'Who follows which apprentice or trainee in a company.',
  answers: async (ctx) => [answered(listTutorings, {}, await tutoringsFor(ctx))],
};

/** Where it is found. */
export const companiesPlace: PlaceOffer<Context> = {
  href: '/administration/entreprises',
  label: { fr: 'Entreprises et tuteurs', en: 'Companies and tutors' },
  about: {
    fr: 'Les maîtres d’apprentissage et les tuteurs de stage : qui suit quel élève, dans quelle entreprise, jusqu’à quand.',
    en: 'Apprentice masters and placement tutors: who follows which pupil, in which company, until when.',
  },
  under: 'administration',
  isFor: ({ actor }) =>
    canNoteTutors(actor, { structureId: actor.hat?.structureId ?? null }) ||
    actor.powers.some(({ structureId }) => canNoteTutors(actor, { structureId })),
};

/** What the clock asks. */
export const companySchedules: readonly Schedule[] = [
  {
    name: 'erase-old-tutorings',
    every: '50 1 * * *',
    label: {
      fr: 'Effacer les suivis en entreprise terminés',
      en: 'Erase the follow-ups in companies that ended',
    },
    do: eraseOldTutorings,
  },
];

/** The words of what it notes, and of what it refuses. */
export const companyActs = {
  'directory.note-tutoring': {
    fr: 'Ajout d’un tuteur en entreprise',
    en: 'Addition of a tutor in a company',
  },
  'directory.end-tutoring': {
    fr: 'Fin du suivi d’un tuteur en entreprise',
    en: 'End of the follow-up by a tutor in a company',
  },
  'directory.take-tutors': {
    fr: 'Lecture d’un tableau de tuteurs en entreprise',
    en: 'Reading of a table of tutors in companies',
  },
} as const;

export const companyRefusals = {
  'directory.no-tutors-there': {
    fr: 'Cet établissement n’existe pas, ou ce n’est pas à vous d’y noter des tuteurs.',
    en: 'This school does not exist, or it is not for you to note tutors there.',
  },
  'directory.no-such-apprentice': {
    fr: 'Cet élève n’est pas, ou plus, dans cet établissement. Cherchez-le de nouveau par son nom.',
    en: 'This pupil is not in this school, or no longer. Search for them again by name.',
  },
  'directory.tutoring-days': {
    fr: 'Le dernier jour doit venir après le premier, ne pas être passé, et tomber dans les quatre ans. Vérifiez les deux dates.',
    en: 'The last day must come after the first, not be past, and fall within four years. Check both dates.',
  },
  'directory.not-a-siret': {
    fr: 'Ce SIRET n’existe pas : un chiffre est sans doute mal copié. Il en a quatorze.',
    en: 'There is no such SIRET: a digit was probably copied wrong. It has fourteen.',
  },
  'directory.already-tutor': {
    fr: 'Cette personne suit déjà cet élève ces jours-là. Mettez-y fin d’abord pour changer les dates.',
    en: 'This person already follows this pupil on those days. End it first to change the dates.',
  },
  'directory.no-such-tutoring': {
    fr: 'Ce suivi n’existe pas, ou il a déjà pris fin.',
    en: 'This follow-up does not exist, or has already ended.',
  },
} as const;
