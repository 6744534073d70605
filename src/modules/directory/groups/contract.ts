import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';
import { Attribute, Rule } from './rules/contract.ts';

export { Attribute, Rule };

const Id = z.uuid();
const Day = z.iso.date();
const Place = z.object({ id: Id, name: z.string() });

/** What a group is: made from feeds, from what these say, by election, by a rule, or by hand. */
export const GroupKind = z.enum([
  'profile',
  'level',
  'division',
  'groupe',
  'responsables',
  'teaching-team',
  'head-teachers',
  'matiere',
  'function',
  'delegues',
  'rule',
  'manual',
]);
export type GroupKind = z.infer<typeof GroupKind>;

/** A group in a list. */
export const GroupLine = z.object({
  id: Id,
  kind: GroupKind,
  /** As its source knows it: tells groups of one name apart. */
  code: z.string(),
  label: z.string(),
  structure: Place,
  /** The last day it is there; null: no end is planned. */
  until: Day.nullable(),
});
export type GroupLine = z.infer<typeof GroupLine>;

/** Where one may make a group, and what goes there. */
export const GroupPlace = Place.extend({
  today: Day,
  /** The end of the school year: the last day proposed. */
  until: Day,
  /** All its groups may be listed, and written by a rule. */
  can: z.object({ list: z.boolean(), rule: z.boolean() }),
});
export type GroupPlace = z.infer<typeof GroupPlace>;

/** Why somebody is in a group: one line of `group_member`, with what it follows from. */
export const Reason = z.object({
  by: z.enum(['feed', 'derived', 'rule', 'hand', 'group']),
  since: Day,
  /** The last day; null: no end is known. */
  until: Day.nullable(),
  /** The day of the feed that brought it. */
  feed: Day.nullable(),
  /** Who added them, and when. */
  addedBy: z.string().nullable(),
  addedOn: Day.nullable(),
  /** What they teach there. */
  matieres: z.array(z.string()),
  /** The classes that it comes from. */
  divisions: z.array(z.string()),
  /** The first names of the children it comes from. */
  children: z.array(z.string()),
  functions: z.array(z.string()),
  /** The group through which they are in this one. */
  through: z.object({ id: Id, label: z.string() }).nullable(),
});
export type Reason = z.infer<typeof Reason>;

const Member = z.object({
  id: Id,
  givenName: z.string(),
  familyName: z.string(),
  division: z.string().nullable(),
  profiles: z.array(z.string()),
  isAddedByHand: z.boolean(),
  can: z.object({ open: z.boolean() }),
});

/** A group as one of its members, owners or heads reads it. */
export const GroupPage = GroupLine.extend({
  /** What it follows, as one says it: of a teaching team, its class. */
  of: z.string(),
  about: z.string().nullable(),
  structures: z.array(Place),
  /** The day it is shown as of, and what day it is. */
  on: Day,
  today: Day,
  /** Who looks after it. */
  owners: z.array(Place),
  includes: z.array(Place.extend({ structure: z.string() })),
  rule: Rule.nullable(),
  /** The members that one may see, by name; a page of them. */
  members: z.array(Member),
  next: Id.nullable(),
  /** How many there are in all; null for those who need not know. */
  total: z.int().nullable(),
  /** Why I am in it; empty when I am not. */
  mine: z.array(Reason),
  can: z.object({
    change: z.boolean(),
    changeRule: z.boolean(),
    past: z.boolean(),
    nameDelegue: z.boolean(),
  }),
});
export type GroupPage = z.infer<typeof GroupPage>;

/** Whom a rule would bring, and what would change in the group that has it. */
export const Preview = z.object({
  total: z.int(),
  /** The first by name, among those one may see. */
  first: z.array(z.string()),
  comes: z.int(),
  firstToCome: z.array(z.string()),
  goes: z.int(),
  firstToGo: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

const Label = z.string().trim().min(1).max(80);
const About = z.string().trim().max(400).nullable();

export const listMyGroups = endpoint({
  method: 'GET',
  path: '/api/directory/groups/mine',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The groups that I am in, those that I look after, and where I may make one.',
  input: z.object({}),
  reply: z.object({
    mine: z.array(GroupLine),
    owned: z.array(GroupLine),
    places: z.array(GroupPlace),
  }),
});

export const listGroups = endpoint({
  method: 'GET',
  path: '/api/directory/groups',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The groups of a structure that I look after, by kind and name; a page at a time.',
  input: z.object({
    structureId: Id,
    text: z.string().trim().max(80).optional(),
    after: Id.optional(),
  }),
  reply: z.object({ groups: z.array(GroupLine), next: Id.nullable() }),
});

export const readGroup = endpoint({
  method: 'GET',
  path: '/api/directory/groups/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'A group of mine or of a structure that I look after; its members today or on another day.',
  input: z.object({ id: Id, on: Day.optional(), after: Id.optional() }),
  reply: GroupPage,
});

export const whyInGroup = endpoint({
  method: 'GET',
  path: '/api/directory/groups/{id}/members/{personId}/why',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Why somebody is in a group, or was on a day: each reason, with its dates and source.',
  input: z.object({ id: Id, personId: Id, on: Day.optional() }),
  reply: z.object({ reasons: z.array(Reason) }),
});

export const previewRule = endpoint({
  method: 'GET',
  path: '/api/directory/groups/preview',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Whom a rule would bring; in a group that is there, who would come and go.',
  input: z.object({
    /** Ids with commas between. */
    structureIds: z.string().max(4_000),
    /** A rule, as JSON. */
    rule: z.string().max(8_000),
    groupId: Id.optional(),
  }),
  reply: Preview,
});

/** What may be asked in a rule about some structures: each code once, with what it is called there. */
export const listRuleValues = endpoint({
  method: 'GET',
  path: '/api/directory/groups/rule-values',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The codes that a rule may name in structures that I look after, with their labels.',
  input: z.object({
    /** Ids with commas between. */
    structureIds: z.string().max(4_000),
  }),
  reply: z.object({
    values: z.array(z.object({ on: Attribute, code: z.string(), label: z.string() })),
  }),
});

export const findMembers = endpoint({
  method: 'GET',
  path: '/api/directory/groups/{id}/candidates',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The people within my sight whom I may add to a group, by the beginning of their name.',
  input: z.object({ id: Id, name: z.string().trim().min(2).max(80) }),
  reply: z.object({
    people: z.array(Member.omit({ isAddedByHand: true, can: true })),
    hasMore: z.boolean(),
  }),
});

export const openGroup = endpoint({
  method: 'POST',
  path: '/api/directory/groups',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Make a group, by hand or by a rule, in one or several structures, until a day.',
  verb: 'directory.open-group',
  input: z.object({
    structureIds: z.array(Id).min(1).max(100),
    label: Label,
    about: About.default(null),
    /** The last day; the end of the school year when it is not said. */
    until: Day.optional(),
    rule: Rule.nullable().default(null),
  }),
  reply: z.object({ id: Id }),
});

export const changeGroup = endpoint({
  method: 'PUT',
  path: '/api/directory/groups/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Change the name, the end or the rule of a group.',
  verb: 'directory.change-group',
  input: z.object({ id: Id, label: Label, about: About, until: Day, rule: Rule.nullable() }),
  reply: z.object({}),
});

export const endGroup = endpoint({
  method: 'DELETE',
  path: '/api/directory/groups/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'End a group today.',
  verb: 'directory.end-group',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

export const addMember = endpoint({
  method: 'POST',
  path: '/api/directory/groups/{id}/members',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Add somebody within my sight to a group made by hand.',
  verb: 'directory.add-member',
  input: z.object({ id: Id, personId: Id }),
  reply: z.object({}),
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/api/directory/groups/{id}/members/{personId}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Take somebody added by hand out of a group.',
  verb: 'directory.remove-member',
  input: z.object({ id: Id, personId: Id }),
  reply: z.object({}),
});

export const includeGroup = endpoint({
  method: 'POST',
  path: '/api/directory/groups/{id}/included',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Have a group made by hand take all the members of another.',
  verb: 'directory.include-group',
  input: z.object({ id: Id, includedId: Id }),
  reply: z.object({}),
});

export const excludeGroup = endpoint({
  method: 'DELETE',
  path: '/api/directory/groups/{id}/included/{includedId}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Have a group take the members of another no more.',
  verb: 'directory.exclude-group',
  input: z.object({ id: Id, includedId: Id }),
  reply: z.object({}),
});

export const addOwner = endpoint({
  method: 'POST',
  path: '/api/directory/groups/{id}/owners',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Have somebody of the staff look after a group too.',
  verb: 'directory.add-owner',
  input: z.object({ id: Id, personId: Id }),
  reply: z.object({}),
});

export const removeOwner = endpoint({
  method: 'DELETE',
  path: '/api/directory/groups/{id}/owners/{personId}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Have somebody look after a group no more; one owner stays.',
  verb: 'directory.remove-owner',
  input: z.object({ id: Id, personId: Id }),
  reply: z.object({}),
});

export const nameDelegue = endpoint({
  method: 'POST',
  path: '/api/directory/divisions/{divisionId}/delegues',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Note that a pupil was elected délégué of their division, until the school year ends.',
  verb: 'directory.name-delegue',
  input: z.object({ divisionId: Id, personId: Id }),
  reply: z.object({ groupId: Id }),
});

/** A page of groups for a program; `next` is the `after` of the following one. */
export const listGroupsOfPrograms = endpoint({
  method: 'GET',
  path: '/api/directory/v1/groups',
  access: { machine: 'directory.groups' },
  stability: 'public',
  summary:
    'The groups of the structures that this program may see, by id, with their members’ ids and former names.',
  input: z.object({
    structureId: Id.optional(),
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    groups: z.array(
      GroupLine.omit({ structure: true }).extend({
        structureId: Id,
        code: z.string(),
        aliases: z.array(z.string()),
        memberIds: z.array(Id),
      }),
    ),
    next: Id.nullable(),
  }),
});

/** A group made by hand or by a rule has changed: its name, its end, or who is in it because somebody said so. */
export const groupChanged = eventKind({
  name: 'directory.group-changed',
  version: 1,
  payload: z.object({ groupId: Id }),
});
