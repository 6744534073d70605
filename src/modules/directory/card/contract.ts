import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';

const Id = z.uuid();

const Profile = z.enum(['ELV', 'TUT', 'ENS', 'DOC', 'DIR', 'EVS', 'ETA', 'ACA', 'COL', 'TUE']);

/** What one may open of oneself: the codes of `directory.field_rule`. */
export const Field = z.enum([
  'academic_email',
  'email',
  'work_phone',
  'mobile',
  'home_phone',
  'birth_date',
  'address',
]);
export type Field = z.infer<typeof Field>;

/** To whom: people of one's school who know one as a colleague, a teacher of one's class, and so on. */
export const Audience = z.enum(['colleague', 'family', 'pupil', 'teacher', 'classmate']);
export type Audience = z.infer<typeof Audience>;

/** A way to reach somebody, or a fact about them, as it is written; a date stays `YYYY-MM-DD`. */
export const ShownField = z.object({ field: Field, value: z.string() });
export type ShownField = z.infer<typeof ShownField>;

const CardTeacher = z.object({
  id: Id,
  civility: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  matieres: z.array(z.string()),
  professeurPrincipal: z.boolean(),
  can: z.object({ open: z.boolean() }),
});

/** What one may know of a person that one knows: the name, what they do where, their classes, what is shown of them. */
export const PersonPage = z.object({
  id: Id,
  displayName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  civility: z.string().nullable(),
  roles: z.array(
    z.object({
      profile: Profile,
      structure: z.string(),
      /** As the feed says it: « Éducation », « Personnels de laboratoire ». */
      functions: z.array(z.string()),
    }),
  ),
  contact: z.array(ShownField),
  groups: z.array(
    z.object({
      id: Id,
      kind: z.enum(['division', 'groupe']),
      label: z.string(),
      structure: z.string(),
      /** What they teach there; none for a pupil. */
      matieres: z.array(z.string()),
      can: z.object({ open: z.boolean() }),
    }),
  ),
  /** Of a pupil, for those who follow them: what they are at school, and who teaches them. */
  pupil: z
    .object({
      schoolings: z.array(
        z.object({
          structure: z.string(),
          niveau: z.string().nullable(),
          regime: z.string().nullable(),
        }),
      ),
      teachers: z.array(CardTeacher),
    })
    .nullable(),
  /** On the liste rouge; told only to those who find them all the same. */
  isUnlisted: z.boolean(),
  isMe: z.boolean(),
  can: z.object({
    /** Reads who is responsible for them, on a page of its own. */
    readFamily: z.boolean(),
  }),
});
export type PersonPage = z.infer<typeof PersonPage>;

export const readPerson = endpoint({
  method: 'GET',
  path: '/api/directory/people/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'A person whom I may know: name, roles, classes, what is shown of them to me.',
  input: z.object({ id: Id }),
  reply: PersonPage,
});

/** What others see of one person, and what may be changed. */
export const Visibility = z.object({
  id: Id,
  displayName: z.string(),
  givenName: z.string(),
  isMe: z.boolean(),
  isListed: z.boolean(),
  /** What is known of them, field by field, and who reads it: because it is so, or because it was opened. */
  fields: z.array(
    ShownField.extend({
      audiences: z.array(
        z.object({ audience: Audience, isOpen: z.boolean(), isAlways: z.boolean() }),
      ),
    }),
  ),
  /** How each of the audiences that know them sees them. */
  previews: z.array(
    z.object({
      audience: Audience,
      isFound: z.boolean(),
      roles: z.array(z.object({ profile: Profile, structure: z.string() })),
      shown: z.array(ShownField),
    }),
  ),
  can: z.object({ decide: z.boolean() }),
});
export type Visibility = z.infer<typeof Visibility>;

export const readVisibility = endpoint({
  method: 'GET',
  path: '/api/directory/visibility',
  access: 'signed-in',
  stability: 'internal',
  summary: 'What others see of me, and of the minors for whom I decide.',
  input: z.object({}),
  reply: z.object({ people: z.array(Visibility) }),
});

export const setListing = endpoint({
  method: 'PUT',
  path: '/api/directory/people/{id}/listing',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Be found in the directory, or by nobody but those whose work it is.',
  verb: 'directory.set-listing',
  input: z.object({ id: Id, listing: z.enum(['listed', 'unlisted']) }),
  reply: z.object({}),
});

export const openField = endpoint({
  method: 'PUT',
  path: '/api/directory/people/{id}/fields/{field}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Open one field of mine to an audience, or close it again.',
  verb: 'directory.open-field',
  input: z.object({ id: Id, field: Field, audience: Audience, state: z.enum(['open', 'closed']) }),
  reply: z.object({}),
});

/** What others may see of a person has changed, by a decision of theirs or of their responsable. */
export const visibilityChanged = eventKind({
  name: 'directory.visibility-changed',
  version: 1,
  payload: z.object({ personId: Id }),
});
