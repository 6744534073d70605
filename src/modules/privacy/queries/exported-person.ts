import type { Errand, PersonCopy } from '#kernel/module';
import { db } from '../tables.ts';

/** The merges that a person came out of: not by whom, nor what would undo them. */
export async function exportedMerges(ctx: Errand, personId: string): Promise<PersonCopy> {
  const rows = await db(ctx)
    .selectFrom('privacy.merge')
    .select(['merged_at', 'reason', 'undone_at'])
    .where('into_id', '=', personId)
    .orderBy('merged_at')
    .execute();
  if (rows.length === 0) return { facts: null, readable: [] };
  return {
    facts: rows.map(({ merged_at, reason, undone_at }) => ({
      mergedAt: merged_at,
      reason,
      undoneAt: undone_at,
    })),
    readable: [
      {
        title: 'Deux fiches devenues une',
        lines: rows.map(({ merged_at, reason, undone_at }) => ({
          label: `Fusion du ${format.format(merged_at)}${undone_at === null ? '' : `, défaite le ${format.format(undone_at)}`}`,
          value: reason,
        })),
      },
    ],
  };
}

const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
