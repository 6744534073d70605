import type { Actor } from '../actor.ts';
import { canAdminister } from '../policy.ts';
import type { GroupKind } from './contract.ts';

type Who = Pick<Actor, 'hat' | 'powers'>;

/** A structure, and those over it: académie, collectivité. */
export interface PlaceFacts {
  id: string;
  overIds: readonly string[];
}

/** What the law needs to know of a group and of the actor in it. */
export interface GroupFacts {
  kind: GroupKind;
  /** Where its members may be; of a group that feeds make, its structure. */
  places: readonly PlaceFacts[];
  isMember: boolean;
  isOwner: boolean;
  /** Teaches the division or groupe, or is a professeur principal of the division it is named after. */
  isTaught: boolean;
  isHeadTeacher: boolean;
  isOver: boolean;
}

/** Sees and writes all groups of a structure: its direction and vie scolaire under that hat, and whoever administers it. */
export const looksAfter = ({ hat, powers }: Who, { id }: Pick<PlaceFacts, 'id'>): boolean =>
  (hat?.structureId === id && (hat.profile === 'DIR' || hat.profile === 'EVS')) ||
  canAdminister({ powers }, { structureId: id });

/** All of them: a group of several structures is for those whose power covers each. */
const looksAfterAll = (actor: Who, places: readonly PlaceFacts[]): boolean =>
  places.length > 0 && places.every((place) => looksAfter(actor, place));

const isStaff = ({ hat }: Pick<Actor, 'hat'>): boolean =>
  hat !== null && !['ELV', 'TUT', 'TUE'].includes(hat.profile);

/** Makes a group by hand: any member of the staff in the structure of their hat; several at once, who looks after all. */
export const canMakeGroup = (actor: Who, places: readonly PlaceFacts[]): boolean =>
  looksAfterAll(actor, places) ||
  (isStaff(actor) && places.length === 1 && places[0]?.id === actor.hat?.structureId);

/** Writes a rule, which may bring everybody: who looks after all the structures it speaks of. */
export const canWriteRule = (actor: Who, places: readonly PlaceFacts[]): boolean =>
  looksAfterAll(actor, places);

/** Reads a group: its members and owners, who teaches or leads it, who looks after one of its structures. */
export const canOpenGroup = (actor: Who, group: GroupFacts): boolean =>
  group.isMember ||
  group.isOwner ||
  group.isTaught ||
  group.isHeadTeacher ||
  group.places.some((place) => looksAfter(actor, place));

/** Asks who was in it on another day, and how many they are. */
export const canSeePast = (actor: Who, group: GroupFacts): boolean =>
  (group.isOwner && isStaff(actor)) || group.places.some((place) => looksAfter(actor, place));

/** Changes a group that people make and that is still there: its owners among the staff, and who looks after all of it. */
export const canChangeGroup = (actor: Who, group: GroupFacts): boolean =>
  (group.kind === 'manual' || group.kind === 'rule') &&
  !group.isOver &&
  ((group.isOwner && isStaff(actor)) || looksAfterAll(actor, group.places));

/** Changes the rule itself. */
export const canChangeRule = (actor: Who, group: GroupFacts): boolean =>
  canChangeGroup(actor, group) && canWriteRule(actor, group.places);

/** Notes the election of délégués, or takes one back: the school's heads and the professeur principal of the division. */
export const canNameDelegue = (actor: Who, group: GroupFacts): boolean =>
  (group.kind === 'division' || group.kind === 'delegues') &&
  (group.isHeadTeacher || looksAfterAll(actor, group.places));
