import type pg from 'pg';
import { note } from '#kernel/acts';
import { emit } from '#kernel/events';
import { feedApplied } from '../contract.ts';
import { regroup } from '../groups/regroup/regroup.ts';
import { inTurn, onOneSnapshot, over, untilUndisturbed } from './connection.ts';
import { JOURNAL_DAYS } from './drop-old-traces.ts';
import { giveBack } from './give-back.ts';
import type { UndoConflict, UndoneFeed } from './plan.ts';
import { findConflicts, leaningOn } from './undo-conflicts.ts';
import { writtenTables } from './written.ts';

const CONFLICTS_TOLD = 1_000;

interface Known {
  id: string;
  source: string;
  date: string;
  is_first: boolean;
  outcome: string | null;
  undone: boolean;
  is_journalled: boolean;
  later: number;
}

/**
 * Gives the directory back as it was before a feed, the last one of its source first; or nothing, and says what stands
 * against it: what was erased or changed since, and who is leaned on since.
 */
export const undoFeed = ({ url, id }: { url: string; id: string }): Promise<UndoneFeed> =>
  inTurn(url, (client) =>
    untilUndisturbed(async () => {
      try {
        return await onOneSnapshot(client, () => undo(client, id));
      } catch (error) {
        if (error instanceof UndoRefused) return error.report;
        throw error;
      }
    }),
  );

class UndoRefused extends Error {
  readonly report: UndoneFeed;

  constructor(
    known: Pick<Known, 'id'> & Partial<Known>,
    reason: string,
    conflicts: readonly UndoConflict[] = [],
  ) {
    super(reason);
    this.report = {
      ...{ outcome: 'refused', feedId: known.id },
      ...{ source: known.source ?? null, date: known.date ?? null, rows: {}, reason },
      ...{ conflicts: conflicts.slice(0, CONFLICTS_TOLD), conflictCount: conflicts.length },
    };
  }
}

async function undo(client: pg.Client, id: string): Promise<UndoneFeed> {
  const known = await undoable(client, id);
  const tables = await writtenTables(client);
  const refuseIf = (conflicts: readonly UndoConflict[]) => {
    if (conflicts.length > 0)
      throw new UndoRefused(
        known,
        'ce que cette alimentation avait écrit a changé depuis, ou sert depuis',
        conflicts,
      );
  };
  refuseIf(await findConflicts(client, tables, known));
  const { rows, leaning } = await giveBack(client, tables, known);
  refuseIf(leaning);
  await client.query('delete from directory.feed_change where feed_id = $1', [id]);
  await client.query(
    `update directory.feed set undone_at = clock_timestamp(), undone_xid = pg_current_xact_id() where id = $1`,
    [id],
  );
  const ctx = { db: over(client) };
  await regroup(ctx);
  await dropEmptied(client);
  await note(ctx, { verb: 'directory.undo-feed', to: { kind: 'feed', id }, scope: null });
  await emit(ctx, feedApplied, { feedId: id, source: known.source });
  return {
    ...{ outcome: 'undone', feedId: id, source: known.source, date: known.date },
    ...{ rows, reason: null, conflicts: [], conflictCount: 0 },
  };
}

/** The feed, when it is one that can be undone. */
async function undoable(client: pg.Client, id: string): Promise<Known> {
  const { rows } = await client.query<Known>(
    `select f.id, f.source, f.feed_date::text as date, f.is_first, f.outcome, f.undone_at is not null as undone,
       f.applied_xid is not null and f.finished_at > now() - make_interval(days => $2) as is_journalled,
       (select count(*)::int from directory.feed l where l.source = f.source and l.outcome = 'applied'
          and l.undone_at is null and l.finished_at > f.finished_at) as later
     from directory.feed f where f.id::text = $1`,
    [id, JOURNAL_DAYS],
  );
  const [known] = rows;
  if (known === undefined)
    throw new UndoRefused({ id }, 'il n’y a pas d’alimentation de ce numéro');
  if (known.outcome !== 'applied')
    throw new UndoRefused(known, 'cette alimentation n’a rien changé : elle a été refusée');
  if (known.undone) throw new UndoRefused(known, 'cette alimentation est déjà défaite');
  if (!known.is_journalled)
    throw new UndoRefused(
      known,
      'ses changements ne sont plus gardés : quatre-vingt-dix jours au plus',
    );
  if (known.later > 0)
    throw new UndoRefused(
      known,
      'une alimentation plus récente de la même source est à défaire d’abord',
    );
  return known;
}

/** Groups that follow from what is no more: nobody ever was in them. */
async function dropEmptied(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select id from directory.people_group g where source = 'derived'
     and not exists (select from directory.group_member m where m.group_id = g.id)`,
  );
  const ids = rows.map(({ id }) => id);
  const used = new Set((await leaningOn(client, 'people_group', ids)).map(({ id }) => id));
  await client.query('delete from directory.people_group where id = any($1)', [
    ids.filter((id) => !used.has(id)),
  ]);
}
