import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';

const Id = z.uuid();
const Text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^\P{Cc}*$/u);

const LA_POSTE = '356000000';

/** Whether fourteen digits are a SIRET: Luhn's key, and for the offices of La Poste their sum, a multiple of five. */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  const all = Array.from(digits, Number);
  const sum = all.reduce((total, digit) => total + digit, 0);
  const luhn = all.reduce((total, digit, at) => {
    const twice = at % 2 === 0 ? digit * 2 : digit;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return luhn % 10 === 0 || (digits.startsWith(LA_POSTE) && sum % 5 === 0);
}

/** As people write it, in groups of digits; whether it is one is told apart, with its own words. */
const Siret = z
  .string()
  .max(30)
  .transform((text) => text.replaceAll(/[\s.]/gu, ''));

/** What one does in a company: an apprenticeship, or a work placement. */
export const TutoringKind = z.enum(['apprentissage', 'stage']);
export type TutoringKind = z.infer<typeof TutoringKind>;

/** Somebody of a company who follows a pupil, from one day to another. */
export const Tutoring = z.object({
  id: Id,
  tutor: z.object({
    id: Id,
    displayName: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  pupil: z.object({
    id: Id,
    givenName: z.string(),
    familyName: z.string(),
    division: z.string().nullable(),
  }),
  /** The school. */
  structure: z.object({ id: Id, name: z.string() }),
  company: z.object({ name: z.string(), siret: z.string(), city: z.string().nullable() }),
  kind: TutoringKind,
  from: z.iso.date(),
  /** The last day. */
  until: z.iso.date(),
  isToCome: z.boolean(),
});
export type Tutoring = z.infer<typeof Tutoring>;

/** Widget « Mes apprentis » (tuteur): whom I follow, where they are at school, in which division. */
export const MyApprentices = z.object({
  apprentices: z.array(
    Tutoring.pick({ id: true, pupil: true, structure: true, kind: true, until: true }),
  ),
});
export type MyApprentices = z.infer<typeof MyApprentices>;

/** Widget « Mon tuteur » (élève): who follows me in a company. Most pupils have none. */
export const MyTutors = z.object({
  tutors: z.array(
    Tutoring.pick({ id: true, company: true, kind: true, until: true }).extend({
      tutor: z.object({ id: Id, displayName: z.string() }),
    }),
  ),
});
export type MyTutors = z.infer<typeof MyTutors>;

const Place = z.object({ id: Id, name: z.string(), today: z.iso.date() });

export const listTutorings = endpoint({
  method: 'GET',
  path: '/api/directory/tutorings',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'The tutors in companies of the pupils of my school, today and to come; for heads and administrators.',
  input: z.object({}),
  reply: z.object({
    tutorings: z.array(Tutoring),
    /** Where I may note one, and which day it is there. */
    places: z.array(Place),
  }),
});

export const findPupilsToFollow = endpoint({
  method: 'GET',
  path: '/api/directory/structures/{structureId}/pupils-to-follow',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The pupils of a school whose name begins so, twenty at most: whom a tutor may follow.',
  input: z.object({ structureId: Id, name: z.string().trim().min(2).max(80) }),
  reply: z.object({ pupils: z.array(Tutoring.shape.pupil), hasMore: z.boolean() }),
});

export const noteTutoring = endpoint({
  method: 'POST',
  path: '/api/directory/tutorings',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Note who follows a pupil in a company, from a day to another. The account is opened.',
  verb: 'directory.note-tutoring',
  input: z.object({
    structureId: Id,
    pupilId: Id,
    kind: TutoringKind,
    from: z.iso.date(),
    until: z.iso.date(),
    /** Known by its SIRET: the name of one that is already there stays. */
    company: z.object({
      siret: Siret,
      name: Text(2, 120),
      postalCode: z
        .string()
        .trim()
        .regex(/^(\d{5})?$/),
      city: Text(0, 80),
    }),
    tutor: z.object({
      civility: z.enum(['', 'M.', 'Mme']),
      givenName: Text(1, 80),
      familyName: Text(1, 80),
      email: z.union([z.literal(''), z.email().max(200)]),
      phone: Text(0, 30),
    }),
  }),
  reply: z.object({ id: Id }),
});

export const endTutoring = endpoint({
  method: 'DELETE',
  path: '/api/directory/tutorings/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'End it at once: the tutor sees the pupil no more.',
  verb: 'directory.end-tutoring',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

/** Tutors were noted or ended in a school: accounts may be to open. */
export const tutoringsChanged = eventKind({
  name: 'directory.tutorings-changed',
  version: 1,
  payload: z.object({ structureId: Id }),
});
