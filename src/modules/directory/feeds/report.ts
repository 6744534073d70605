import type { FeedRefused, FeedSource, FeedType, RefusedRecord } from './feed.ts';
import type { Plan, StalePlan } from './plan.ts';
import type { NearPerson, Reading } from './reading.ts';
import { type Removal, RemovalsRefused } from './removals.ts';

/** People of one structure after the feed; `touched` of them were new, changed or back. */
export interface StructureCount {
  uai: string | null;
  name: string;
  people: number;
  touched: number;
}

/** What the comparison counted, in records. */
export interface Counts {
  created: number;
  changed: number;
  /** Absent before, here again. */
  returned: number;
  /** Compared again though the same, because they name somebody who was not there; all others cost one look. */
  same: number;
  /** Known before, absent now. */
  missing: number;
  /** Responsables whom no pupil names as representative or in charge: not taken. */
  ignored: number;
  /** Records that name somebody or a structure that is not there; read again next time. */
  pending: number;
  memberships: { opened: number; closed: number };
  /** Codes of functions that `directory.function_profile` does not have. */
  unknownFunctions: Record<string, number>;
  structures: StructureCount[];
}

/** What `feed aaf --json` prints and `directory.feed` keeps. */
export interface TakenFeed extends Counts {
  outcome: 'applied' | 'refused';
  dryRun: boolean;
  /** Why the whole feed was refused, and where; null when it was applied. */
  reason: string | null;
  file: string | null;
  line: number | null;
  /** Where too many people would have disappeared, when that is why it was refused. */
  removals: readonly Removal[];
  source: string | null;
  date: string | null;
  read: Partial<Record<FeedType, number>>;
  unchanged: number;
  refused: RefusedRecord[];
  refusedCount: number;
  unknownAttributes: Record<string, number>;
  bytes: number;
  seconds: number;
  /** Seconds of each stage; `locked`: for how long rows of before could not be edited. */
  stages: Record<string, number>;
  /** Of a source whose identifiers are made of names: who may be somebody that it names no more. */
  near?: readonly NearPerson[];
  /** Of a dry run: what the feed would do; null when it is refused, unless it is because too many disappear. */
  plan?: Plan | null;
  /** Of a kept plan that is no more what the feed would do: nothing was taken. */
  stale?: StalePlan | null;
}

/** A feed that was compared: what the report counts, and the plan; null when it could not be compared. */
export interface PlannedFeed extends TakenFeed {
  plan: Plan | null;
}

/** A plan that was applied; or, `stale`, nothing was. */
export interface AppliedPlan extends TakenFeed {
  stale: StalePlan | null;
}

const nothing: Counts = {
  created: 0,
  changed: 0,
  returned: 0,
  same: 0,
  missing: 0,
  ignored: 0,
  pending: 0,
  memberships: { opened: 0, closed: 0 },
  unknownFunctions: {},
  structures: [],
};

/** The report of a feed that was applied, or would have been. */
export function appliedReport(
  { source: { source, day }, ...reading }: Reading,
  counts: Counts,
  more: Pick<TakenFeed, 'dryRun' | 'seconds' | 'stages'>,
): TakenFeed {
  const { read, refused, refusedCount, unknownAttributes, bytes, near } = reading;
  const total = Object.values(read).reduce((sum, count) => sum + count, 0);
  const { created, changed, returned, ignored } = counts;
  return {
    ...{ outcome: 'applied', reason: null, file: null, line: null, removals: [] },
    ...{ source, date: day, read },
    ...counts,
    unchanged: total - refusedCount - created - changed - returned - ignored,
    ...{ refused, refusedCount, unknownAttributes, bytes, ...more },
    ...(near && { near }),
  };
}

/** The report of a feed of which nothing was taken. */
export function refusedReport(
  refusal: FeedRefused,
  source: FeedSource | undefined,
  more: Pick<TakenFeed, 'dryRun' | 'seconds' | 'stages'>,
): TakenFeed {
  const { message, file, line } = refusal;
  const removals = refusal instanceof RemovalsRefused ? refusal.removals : [];
  return {
    ...{ outcome: 'refused', reason: message, file, line, removals },
    ...{ source: source?.source ?? null, date: source?.day ?? null, read: {} },
    ...nothing,
    ...{ unchanged: 0, refused: [], refusedCount: 0, unknownAttributes: {}, bytes: 0, ...more },
  };
}
