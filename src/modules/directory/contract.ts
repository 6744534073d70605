import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';
import { FeedReport } from './feeds/contract.ts';

const PersonId = z.uuid();
const GroupId = z.uuid();
export const StructureId = z.uuid();

/** The national profiles, without their `National_` (SDET, annexe 4bis); and TUE, ours, for tutors in companies. */
export const Profile = z.enum([
  'ELV',
  'TUT',
  'ENS',
  'DOC',
  'DIR',
  'EVS',
  'ETA',
  'ACA',
  'COL',
  'TUE',
]);
export type Profile = z.infer<typeof Profile>;

/** How surely a session knows who holds it, weakest first: by the sign-in of a class, a password, two factors. */
export const Strength = z.enum(['classroom', 'password', 'two-factor']);
export type Strength = z.infer<typeof Strength>;

/** Someone who works with a division: what they teach there, and whether they are its professeur principal. */
export const Teacher = z.object({
  id: PersonId,
  civility: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  matieres: z.array(z.string()),
  professeurPrincipal: z.boolean(),
  /** Whoever is unlisted is named by what they teach, and their card is not there. */
  can: z.object({ open: z.boolean() }),
});
export type Teacher = z.infer<typeof Teacher>;

const PupilName = z.object({ id: PersonId, givenName: z.string(), familyName: z.string() });

/** A pupil in a school: their division, groupes and teachers. */
export const Schooling = z.object({
  pupil: PupilName,
  structure: z.object({ id: StructureId, name: z.string(), city: z.string().nullable() }),
  division: z.object({ id: GroupId, label: z.string() }).nullable(),
  groupes: z.array(z.object({ id: GroupId, label: z.string() })),
  teachers: z.array(Teacher),
});
export type Schooling = z.infer<typeof Schooling>;

/** Widget « Ma classe » (élève). One entry a school: nearly always one. */
export const MyClass = z.object({ schoolings: z.array(Schooling) });
export type MyClass = z.infer<typeof MyClass>;

/** Widget « Mes enfants » (responsable): one block a child and school, all schools together. */
export const MyChildren = z.object({
  children: z.array(Schooling.extend({ lien: z.string() })),
});
export type MyChildren = z.infer<typeof MyChildren>;

/** Widget « Mes classes » (enseignant): divisions and groupes in the structure of the hat, with their pupils. */
export const MyDivisions = z.object({
  divisions: z.array(
    z.object({
      id: GroupId,
      kind: z.enum(['division', 'groupe']),
      label: z.string(),
      matieres: z.array(z.string()),
      professeurPrincipal: z.boolean(),
      /** Mine, so that « professeure principale » is said right. */
      civility: z.string().nullish(),
      pupils: z.array(PupilName),
    }),
  ),
});
export type MyDivisions = z.infer<typeof MyDivisions>;

/** Widget « Mon établissement » (direction, vie scolaire, personnels): figures and the list of divisions. */
export const MySchool = z.object({
  structure: z.object({
    id: StructureId,
    name: z.string(),
    city: z.string().nullable(),
    uai: z.string().nullable(),
  }),
  figures: z.object({
    pupils: z.int(),
    responsables: z.int(),
    teachers: z.int(),
    otherStaff: z.int(),
  }),
  divisions: z.array(
    z.object({
      id: GroupId,
      label: z.string(),
      niveau: z.string().nullable(),
      pupils: z.int(),
      professeursPrincipaux: z.array(z.string()),
      can: z.object({ open: z.boolean() }),
    }),
  ),
});
export type MySchool = z.infer<typeof MySchool>;

/** Widget « Alimentation » (administrateur): the last feed, and the structures in the perimeter with their figures. */
export const MyPerimeter = z.object({
  lastFeed: FeedReport.nullable(),
  /** How many schools there are; the first sixty are listed. Academic services have no pupils and are left out. */
  total: z.int(),
  structures: z.array(
    z.object({
      id: StructureId,
      name: z.string(),
      city: z.string().nullable(),
      kind: z.string(),
      pupils: z.int(),
      responsables: z.int(),
      staff: z.int(),
    }),
  ),
});
export type MyPerimeter = z.infer<typeof MyPerimeter>;

/** A division or groupe as its teachers, its school's heads and its administrators read it. */
export const DivisionPage = z.object({
  id: GroupId,
  kind: z.enum(['division', 'groupe']),
  label: z.string(),
  structure: z.object({ id: StructureId, name: z.string() }),
  teachers: z.array(Teacher),
  pupils: z.array(PupilName),
});
export type DivisionPage = z.infer<typeof DivisionPage>;

export const readDivision = endpoint({
  method: 'GET',
  path: '/api/directory/divisions/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'A division or groupe that I teach, or of a school that I look after: its pupils and teachers.',
  input: z.object({ id: GroupId }),
  reply: DivisionPage,
});

export const listFeeds = endpoint({
  method: 'GET',
  path: '/api/directory/feeds',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The last feeds taken, newest first, for administrators of the whole platform.',
  input: z.object({}),
  reply: z.object({ feeds: z.array(FeedReport) }),
});

/** A page of structures; `next` is the `after` of the following one, null at the end. */
export const StructureList = z.object({
  structures: z.array(
    z.object({
      id: StructureId,
      uai: z.string().nullable(),
      name: z.string(),
      kind: z.string(),
      department: z.string().nullable(),
      city: z.string().nullable(),
      timeZone: z.string(),
      /** Since when its feeds do not name it any more. */
      missingSince: z.iso.date().nullable(),
    }),
  ),
  next: StructureId.nullable(),
});
export type StructureList = z.infer<typeof StructureList>;

export const listStructures = endpoint({
  method: 'GET',
  path: '/api/directory/v1/structures',
  access: { machine: 'directory.structures' },
  stability: 'public',
  summary: 'The structures that this program may see, by id; a page at a time.',
  input: z.object({
    after: StructureId.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: StructureList,
});

/** A feed was applied: people, groups and links may have changed. */
export const feedApplied = eventKind({
  name: 'directory.feed-applied',
  version: 1,
  payload: z.object({ feedId: z.uuid(), source: z.string() }),
});

/** A feed ended, well or not: what administrators want to know of it at once. */
export const feedEnded = eventKind({
  name: 'directory.feed-ended',
  version: 1,
  payload: z.object({
    feedId: z.uuid(),
    source: z.string(),
    feedDate: z.iso.date(),
    outcome: z.enum(['applied', 'refused']),
    created: z.int(),
    changed: z.int(),
    missing: z.int(),
    refusedCount: z.int(),
    /** Schools that would have lost too many people, when that is why it was refused. */
    heldCount: z.int().default(0),
    reason: z.string().nullable(),
  }),
});

export {
  AnnuaireSchool,
  findStructures,
  readAnnuaire,
  readStructure,
  StaffMember,
  StructurePage,
} from './annuaire/contract.ts';
export {
  openField,
  PersonPage,
  readPerson,
  readVisibility,
  ShownField,
  setListing,
  Visibility,
} from './card/contract.ts';
export {
  endTutoring,
  findPupilsToFollow,
  isSiret,
  listTutorings,
  MyApprentices,
  MyTutors,
  noteTutoring,
  Tutoring,
  TutoringKind,
  tutoringsChanged,
} from './companies/contract.ts';
export {
  CustodyReason,
  CustodyRestriction,
  findPupilsToProtect,
  liftRestriction,
  listCustodyRestrictions,
  PupilWithResponsables,
  restrictCustody,
} from './custody/contract.ts';
export {
  Delegation,
  endPower,
  grantPower,
  listDelegations,
  listStaff,
  PowerVerb,
} from './delegations/contract.ts';
export { Duplicate, LikenedRecord, LikenessReason } from './duplicates/contract.ts';
export { FamilyRight, Responsable, readFamily } from './families/contract.ts';
export {
  FeedPage,
  FeedReport,
  HeldStructure,
  listPlanLines,
  NearPair,
  PlanVerb,
  readFeed,
  ShownLine,
  ShownPlan,
  UndoState,
  undoFeed,
} from './feeds/contract.ts';
export {
  addFeedSource,
  allowDeposit,
  FeedSourceState,
  listFeedSources,
  refuseDeposit,
  SourceKind,
  stopFeedSource,
} from './feeds/pick-up/contract.ts';
export {
  applyTables,
  dropTable,
  GivenTable,
  giveUpTables,
  mapTables,
  openTables,
  putTable,
  readTables,
  TableDraft,
  TableKind,
} from './feeds/upload/contract.ts';
export {
  Attribute,
  addMember,
  addOwner,
  changeGroup,
  endGroup,
  excludeGroup,
  findMembers,
  GroupKind,
  GroupLine,
  GroupPage,
  GroupPlace,
  includeGroup,
  listGroups,
  listMyGroups,
  listRuleValues,
  nameDelegue,
  openGroup,
  Preview,
  previewRule,
  Reason,
  Rule,
  readGroup,
  removeMember,
  whyInGroup,
} from './groups/contract.ts';
export {
  StayKind,
  StayProfile,
} from './life/contract.ts';
