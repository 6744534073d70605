import { z } from 'zod';
import { endpoint } from '#kernel/contract';

const Id = z.uuid();

const Profile = z.enum(['ELV', 'TUT', 'ENS', 'DOC', 'DIR', 'EVS', 'ETA', 'ACA', 'COL', 'TUE']);

const Named = z.object({
  id: Id,
  civility: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
});

/** Somebody who works in a school, as far as the reader knows them. */
export const StaffMember = Named.extend({
  profile: Profile,
  functions: z.array(z.string()),
  matieres: z.array(z.string()),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** A school as it is for the reader: who works there, its classes, and of theirs who is in them. */
export const AnnuaireSchool = z.object({
  id: Id,
  name: z.string(),
  city: z.string().nullable(),
  staff: z.array(StaffMember),
  divisions: z.array(z.object({ id: Id, label: z.string(), can: z.object({ open: z.boolean() }) })),
  /** Of a pupil: who else is in their classes and groupes. */
  classmates: z.array(Named),
  can: z.object({ open: z.boolean() }),
});
export type AnnuaireSchool = z.infer<typeof AnnuaireSchool>;

export const readAnnuaire = endpoint({
  method: 'GET',
  path: '/api/directory/annuaire',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The people of my school, or of the schools of my children, whom I may know.',
  input: z.object({}),
  reply: z.object({
    schools: z.array(AnnuaireSchool),
    can: z.object({ findStructures: z.boolean() }),
  }),
});

export const StructureLine = z.object({
  id: Id,
  name: z.string(),
  kind: z.string(),
  city: z.string().nullable(),
  uai: z.string().nullable(),
  pupils: z.int().nullable(),
});
export type StructureLine = z.infer<typeof StructureLine>;

/** The structures that I look after, by name; `next` is the `after` of the following page. */
export const findStructures = endpoint({
  method: 'GET',
  path: '/api/directory/structures',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The structures that I look after, by name, a page at a time; those that a text finds.',
  input: z.object({ text: z.string().max(100).optional(), after: Id.optional() }),
  reply: z.object({ structures: z.array(StructureLine), next: Id.nullable() }),
});

/** A structure as those who work there or look after it read it. */
export const StructurePage = z.object({
  id: Id,
  name: z.string(),
  kind: z.string(),
  type: z.string().nullable(),
  uai: z.string().nullable(),
  siret: z.string().nullable(),
  academy: z.string().nullable(),
  ministry: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  timeZone: z.string(),
  calendar: z.string().nullable(),
  missingSince: z.iso.date().nullable(),
  figures: z.object({ pupils: z.int(), responsables: z.int(), staff: z.int() }).nullable(),
  groups: z.int(),
  heads: z.array(Named.extend({ functions: z.array(z.string()) })),
  divisions: z.array(
    z.object({ id: Id, label: z.string(), pupils: z.int(), can: z.object({ open: z.boolean() }) }),
  ),
  attachedTo: z.array(
    z.object({ id: Id, name: z.string(), link: z.string(), can: z.object({ open: z.boolean() }) }),
  ),
  /** The last feed of the source that brought it; told to those who look after it. */
  lastFeed: z
    .object({ id: Id, source: z.string(), feedDate: z.iso.date(), outcome: z.string().nullable() })
    .nullable(),
  /** Who holds which power there; told to those who may give some. */
  powers: z
    .array(
      z.object({
        id: Id,
        person: z.object({ id: Id, displayName: z.string() }),
        verb: z.string(),
        until: z.iso.date().nullable(),
      }),
    )
    .nullable(),
  can: z.object({ delegate: z.boolean() }),
});
export type StructurePage = z.infer<typeof StructurePage>;

export const readStructure = endpoint({
  method: 'GET',
  path: '/api/directory/structures/{structureId}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'A structure where I work or that I look after: identity, figures, head, classes.',
  input: z.object({ structureId: Id }),
  reply: StructurePage,
});
