/** What becomes of somebody: `changes` keeps their place, `moves` goes to another division or structure. */
export const planVerbs = ['appears', 'returns', 'changes', 'moves', 'disappears'] as const;
export type PlanVerb = (typeof planVerbs)[number];

/** What somebody belongs to of one kind, before and after, as people say it: `division`, `5eA` → `5eB`. */
export interface PlannedMembership {
  kind: 'structure' | 'division' | 'groupe' | 'function' | 'teaching' | 'child' | 'responsable';
  before: readonly string[];
  after: readonly string[];
}

/** What a feed would do to one person. */
export interface PlanLine {
  /** Type and number of the record, as the source names it: `Eleve 1234`; of a person known already, the person. */
  key: string;
  /** Null for somebody who is not there yet. */
  personId: string | null;
  name: string;
  verb: PlanVerb;
  /** Columns of the person that change, without their values: `mobile`, `family_name`. */
  fields: readonly string[];
  memberships: readonly PlannedMembership[];
}

/** What a feed would do in one structure; people of several structures count in each. */
export interface PlannedStructure {
  /** Null for people who are in no structure, before nor after. */
  structureId: string | null;
  uai: string | null;
  name: string;
  counts: Record<PlanVerb, number>;
}

/** What a feed would do, as it was kept. */
export interface Plan {
  id: string;
  source: string;
  date: string;
  /** When it was made, and when it is dropped if nobody applies it: ISO instants. */
  madeAt: string;
  keptUntil: string;
  structures: readonly PlannedStructure[];
  /** People, each counted once. */
  counts: Record<PlanVerb, number>;
  /** False when there were too many lines to keep: the counts alone are shown, and still compared when it is applied. */
  isListed: boolean;
}

/** A line that is not the one that was shown: `before` null when it is new, `after` null when it is no more. */
export interface Difference {
  before: PlanLine | null;
  after: PlanLine | null;
}

/** The lines that are no more those that were shown, and the plan of now. */
export interface StalePlan {
  differences: readonly Difference[];
  plan: Plan;
}

/** Why a change of a feed cannot be undone. */
export interface UndoConflict {
  /** `erased`: the person is no more; `changed`: the row says something else now; `used`: somebody leans on it since. */
  why: 'erased' | 'changed' | 'used';
  table: string;
  /** Who it is about, when they are still there. */
  personId: string | null;
  name: string | null;
}

/** How the undoing of a feed ended. Refused: nothing was changed; `reason` is a French sentence. */
export interface UndoneFeed {
  outcome: 'undone' | 'refused';
  feedId: string;
  source: string | null;
  date: string | null;
  /** Rows given back, by table. */
  rows: Record<string, number>;
  reason: string | null;
  /** The first of them; `conflictCount` counts them all. */
  conflicts: readonly UndoConflict[];
  conflictCount: number;
}
