import type { Actor } from '../../actor.ts';
import { canDelegate } from '../../policy.ts';

/** A school, and the live sources that speak of it. */
export interface FedStructure {
  structureId: string;
  uai: string;
  sources: readonly string[];
}

/** Gives the tables of a school that nobody else speaks of: its head, its administrator, the central one. */
export const canGiveTables = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  { structureId, uai, sources }: FedStructure,
): boolean =>
  canDelegate(actor, { structureId }) &&
  sources.every((source) => source === `csv:${uai}` || source === `onde:${uai}`);

/** As tables of one kind or the other: two sources of one school would make two of everybody. */
export const isKindOpen = (
  { uai, sources }: Pick<FedStructure, 'uai' | 'sources'>,
  kind: 'csv' | 'onde',
): boolean => sources.every((source) => source === `${kind}:${uai}`);
