import { sql } from 'kysely';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { digestOfActs, digestOfSeal, monthOf } from '../canonical.ts';
import { db, type Seal } from '../tables.ts';

/** Acts in one seal, and batches in one round: a round ends soon, the next one goes on. */
const MOST = 5_000;
const BATCHES = 40;

/**
 * Seals every act that is surely complete, and marks how far the next round may go. An act is numbered before it is
 * committed, so a number that is missing now may still come; this is why a round seals only up to the mark of an earlier
 * one, once every transaction that was under way at that mark has ended. Two rounds side by side wait for each other.
 */
export const sealActs = (ctx: Errand): Promise<void> =>
  together(ctx, async (ctx) => {
    const reached = await lastNumberGiven(ctx);
    const state = await takeState(ctx);
    const chain = { upTo: state.sealedUpTo, number: state.lastNumber, digest: state.lastDigest };
    let isDone = !state.isComplete || state.waitingUpTo === null;
    for (let batch = 0; batch < BATCHES && !isDone; batch += 1)
      isDone = (await sealBatch(ctx, chain, state.waitingUpTo ?? 0)) === 0;
    await keepState(ctx, chain, isDone && state.isComplete ? reached : null);
    if (chain.number > state.lastNumber)
      ctx.log.info({ seal: chain.number, digest: chain.digest }, 'acts sealed');
  });

/** The end of the chain, as batches lengthen it. */
interface Chain {
  upTo: number;
  number: number;
  digest: string;
}

/**
 * The highest number given. Read before this transaction has a number of its own, which is then higher than that of
 * every transaction that has an act numbered so far.
 */
async function lastNumberGiven(ctx: Errand): Promise<number> {
  const { rows } = await sql<{ reached: number; isFirst: boolean }>`
    select case when is_called then last_value else 0 end as reached,
      pg_current_xact_id_if_assigned() is null as "isFirst" from kernel.act_id`.execute(db(ctx));
  const [row] = rows;
  if (!row?.isFirst) throw new Error('Acts are sealed in a transaction of their own.');
  return row.reached;
}

interface State {
  sealedUpTo: number;
  lastNumber: number;
  lastDigest: string;
  waitingUpTo: number | null;
  isComplete: boolean;
}

/** A mark from before a restore names a transaction that this server has never had: all of those have ended. */
async function takeState(ctx: Errand): Promise<State> {
  const { rows } = await sql<State>`
    with locked as materialized (select * from audit.sealing for update)
    select sealed_up_to as "sealedUpTo", last_number as "lastNumber", encode(last_digest, 'hex') as "lastDigest",
      waiting_up_to as "waitingUpTo",
      waiting_for is null or waiting_for <= pg_snapshot_xmin(pg_current_snapshot())
        or waiting_for > pg_current_xact_id() as "isComplete"
    from locked`.execute(db(ctx));
  const [state] = rows;
  if (state === undefined) throw new Error('The row that says how far sealing has come is gone.');
  return state;
}

type Batch = Pick<Seal, 'month' | 'count' | 'rows' | 'upToId'>;

/** Seals the next acts, a seal for each month among them; says how many acts. */
async function sealBatch(ctx: Errand, chain: Chain, limit: number): Promise<number> {
  const { rows } = await sql<Batch>`
    with batch as materialized (
      select * from kernel.act where id > ${chain.upTo} and id <= ${limit} order by id limit ${MOST})
    select ${monthOf('a.at')}::text as month, count(*) as count, ${digestOfActs} as rows,
      (select max(id) from batch) as "upToId"
    from batch a group by 1 order by 1`.execute(db(ctx));
  const afterId = chain.upTo;
  for (const part of rows) {
    const body = { ...part, afterId, number: chain.number + 1, previous: chain.digest };
    const seal = { ...body, sealedAt: new Date() };
    const digest = digestOfSeal(seal);
    await sql`
      insert into audit.seal (number, month, after_id, up_to_id, count, rows, previous, digest, sealed_at)
      values (${seal.number}, ${seal.month}, ${afterId}, ${seal.upToId}, ${seal.count}, decode(${seal.rows}, 'hex'),
        decode(${seal.previous}, 'hex'), decode(${digest}, 'hex'), ${seal.sealedAt})`.execute(
      db(ctx),
    );
    Object.assign(chain, { upTo: seal.upToId, number: seal.number, digest });
  }
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** `reached`: the mark for the next round; null while an earlier one is still to be reached. */
const keepState = (ctx: Errand, chain: Chain, reached: number | null) =>
  sql`
    update audit.sealing set sealed_up_to = ${chain.upTo}, last_number = ${chain.number},
      last_digest = decode(${chain.digest}, 'hex'),
      waiting_up_to = coalesce(${reached}, waiting_up_to),
      waiting_for = case when ${reached}::bigint is null then waiting_for else pg_current_xact_id() end`.execute(
    db(ctx),
  );
