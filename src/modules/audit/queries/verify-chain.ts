import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { digestOfActs, digestOfSeal, monthOf, noSeal } from '../canonical.ts';
import { db, type Seal } from '../tables.ts';

/** Where the chain breaks, in French, for whoever looks after the machine. */
export interface ChainReport {
  seals: number;
  /** Acts held against their seal. */
  acts: number;
  /** Acts that still wait for theirs. */
  waiting: number;
  /** The end of the chain: written down elsewhere, it proves what came before. */
  last: string;
  faults: string[];
}

interface Checked extends Seal {
  isDropped: boolean;
  foundCount: number;
  foundRows: string;
}

const PAGE = 50;

/**
 * Holds every seal against the one before it, and against the acts that are there now; and looks for acts that no seal
 * knows. What it cannot see: acts and seals rewritten together by somebody who also rewrote the last digest, which is
 * why the worker's log tells each one.
 */
export async function verifyChain(ctx: { db: Database }): Promise<ChainReport> {
  const report: ChainReport = { seals: 0, acts: 0, waiting: 0, last: '', faults: [] };
  let before: Pick<Seal, 'number' | 'digest' | 'afterId' | 'upToId'> = {
    number: 0,
    digest: noSeal,
    afterId: -1,
    upToId: 0,
  };
  for (;;) {
    const page = await sealsAfter(ctx, before.number);
    for (const seal of page) {
      report.faults.push(...linkFaults(seal, before), ...actFaults(seal));
      report.acts += seal.isDropped ? 0 : seal.foundCount;
      before = seal;
    }
    report.seals += page.length;
    if (page.length < PAGE) break;
  }
  report.last = `${before.number}:${before.digest}`;
  report.faults.push(...(await endFaults(ctx, before)), ...(await strayFaults(ctx)));
  report.faults.push(...(await droppedFaults(ctx)));
  report.waiting = await waitingActs(ctx);
  return report;
}

const bounds = sql`a.id > s.after_id and a.id <= s.up_to_id and a.at >= s.month::timestamp at time zone 'UTC'
  and a.at < (s.month + interval '1 month') at time zone 'UTC'`;

async function sealsAfter(ctx: { db: Database }, number: number): Promise<Checked[]> {
  const { rows } = await sql<Checked>`
    select s.number, s.month::text as month, s.after_id as "afterId", s.up_to_id as "upToId", s.count,
      encode(s.rows, 'hex') as rows, encode(s.previous, 'hex') as previous, encode(s.digest, 'hex') as digest,
      s.sealed_at as "sealedAt", d.month is not null as "isDropped",
      found.count as "foundCount", found.rows as "foundRows"
    from (select * from audit.seal where number > ${number} order by number limit ${PAGE}) s
    left join audit.dropped_month d on d.month = s.month
    cross join lateral (select count(*) as count, ${digestOfActs} as rows from kernel.act a where ${bounds}) found
    order by s.number`.execute(db(ctx));
  return rows;
}

/** Numbers without gap, bounds that touch, digests that hold. Parts of one batch have the same bounds. */
function linkFaults(
  seal: Seal,
  before: Pick<Seal, 'number' | 'digest' | 'afterId' | 'upToId'>,
): string[] {
  const here = nameOf(seal);
  const faults: string[] = [];
  const gap = seal.number - before.number - 1;
  if (gap > 0)
    faults.push(
      gap === 1
        ? `le sceau ${before.number + 1} a été retiré`
        : `les sceaux ${before.number + 1} à ${seal.number - 1} ont été retirés`,
    );
  if (digestOfSeal(seal) !== seal.digest) faults.push(`${here} a été modifié`);
  if (gap === 0 && seal.previous !== before.digest)
    faults.push(`${here} ne suit pas le sceau ${before.number}`);
  const touches =
    seal.afterId === before.upToId ||
    (seal.afterId === before.afterId && seal.upToId === before.upToId);
  if (gap === 0 && !touches) faults.push(`${here} laisse un vide après l’acte ${before.upToId}`);
  return faults;
}

function actFaults(seal: Checked): string[] {
  const { count, foundCount, isDropped } = seal;
  if (isDropped)
    return foundCount === 0 ? [] : [`${nameOf(seal)} : ${foundCount} dans un mois effacé`];
  if (foundCount < count) return [`${nameOf(seal)} : ${count - foundCount} en moins`];
  if (foundCount > count) return [`${nameOf(seal)} : ${foundCount - count} en trop`];
  return seal.foundRows === seal.rows ? [] : [`${nameOf(seal)} : au moins un modifié`];
}

const nameOf = ({ number, month, afterId, upToId }: Seal) =>
  `sceau ${number} (${month.slice(0, 7)}, actes ${afterId + 1} à ${upToId})`;

/** The chain ends where sealing says that it does. */
async function endFaults(
  ctx: { db: Database },
  last: Pick<Seal, 'number' | 'digest' | 'upToId'>,
): Promise<string[]> {
  const { rows } = await sql<{ number: number; digest: string; upToId: number }>`
    select last_number as number, encode(last_digest, 'hex') as digest, sealed_up_to as "upToId"
    from audit.sealing`.execute(db(ctx));
  const [end] = rows;
  if (end === undefined) return ['la ligne qui dit où en sont les sceaux a été retirée'];
  if (end.number > last.number) return [`les sceaux après le ${last.number} ont été retirés`];
  return end.number === last.number && end.digest === last.digest && end.upToId === last.upToId
    ? []
    : [`la chaîne ne finit pas au sceau ${end.number}, comme elle devrait`];
}

/** Acts among the sealed numbers, in a month of which no seal speaks. */
async function strayFaults(ctx: { db: Database }): Promise<string[]> {
  const { rows } = await sql<{ month: string; count: number }>`
    with present as (
      select ${monthOf('a.at')} as month, count(*) as count from kernel.act a
      where a.id <= (select sealed_up_to from audit.sealing) group by 1),
    sealed as (
      select s.month, sum(s.count)::bigint as count from audit.seal s
      where not exists (select from audit.dropped_month d where d.month = s.month) group by 1)
    select p.month::text, p.count - coalesce(s.count, 0) as count
    from present p left join sealed s on s.month = p.month
    where p.count > coalesce(s.count, 0) order by p.month`.execute(db(ctx));
  return rows.map(({ month, count }) => `${month.slice(0, 7)} : ${count} actes sans sceau`);
}

/** A month may be dropped once its acts have been kept their time, not before. */
async function droppedFaults(ctx: { db: Database }): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select month::text from audit.dropped_month
    where month + interval '13 months' > least(dropped_at, now()) at time zone 'UTC'
    order by month`.execute(db(ctx));
  return rows.map(({ month }) => `${month.slice(0, 7)} a été effacé trop tôt`);
}

async function waitingActs(ctx: { db: Database }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from kernel.act where id > (select sealed_up_to from audit.sealing)`.execute(
    db(ctx),
  );
  return rows[0]?.count ?? 0;
}
