import { sql } from 'kysely';
import { windowOn } from '../db.ts';
import type { Occasion } from '../module.ts';
import { type Claim, pauseAfter } from './claim.ts';
import type { WorkerParts } from './parts.ts';
import type { Subscriber } from './subscribers.ts';

interface OwedEvent {
  version: number;
  payload: unknown;
  happened_at: Date;
}

const db = windowOn<Record<string, never>>();

/** What trying again cannot mend: the event is not one that this reaction can read. */
class Unreadable extends Error {}

/**
 * Tries a claimed delivery once. What the reaction writes and the acknowledgement are one transaction; a failure is
 * noted for later, or, after the last attempt, buried. Never throws: what could not even be noted is due again later.
 */
export async function deliver(
  claim: Claim,
  subscriber: Subscriber,
  parts: Omit<WorkerParts, 'pool' | 'work'>,
): Promise<void> {
  const log = parts.log.child({ reaction: subscriber.name, event: claim.event_id });
  try {
    await parts.db.transaction().execute(async (transaction) => {
      const owed = await strike({ db: transaction }, claim);
      if (owed === undefined) return; // another worker took it over, because this one was late
      const payload = read(owed, subscriber);
      const occasion: Occasion = {
        db: subscriber.reaction.isAtLeastOnce ? parts.db : transaction,
        log,
        eventId: claim.event_id,
        happenedAt: owed.happened_at,
      };
      await subscriber.reaction.react(occasion, payload as never);
    });
  } catch (error) {
    const isOver = error instanceof Unreadable || claim.attempts >= parts.pace.attempts;
    if (isOver) log.error({ err: error }, 'a reaction failed for the last time');
    else log.warn({ err: error }, 'a reaction failed; it will be tried again');
    await (isOver ? bury(claim, wordsOf(error), parts) : note(claim, wordsOf(error), parts)).catch(
      (failure: unknown) => log.error({ err: failure }, 'the failure could not be noted'),
    );
  }
}

/**
 * Strikes the delivery off, in the transaction of its effect, and gives its event; nothing when the claim no longer
 * holds. Until the end, nobody else can try it, and those behind it still see it.
 */
async function strike(ctx: Pick<WorkerParts, 'db'>, claim: Claim): Promise<OwedEvent | undefined> {
  const { rows } = await sql<OwedEvent>`
    delete from kernel.delivery d using kernel.event e
    where e.id = d.event_id and d.event_id = ${claim.event_id} and d.subscriber = ${claim.subscriber}
      and d.attempts = ${claim.attempts}
    returning e.version, e.payload, e.happened_at`.execute(db(ctx));
  return rows[0];
}

/** The payload, if the reaction reads this version and it has that version's shape. No value of it is repeated. */
function read(owed: OwedEvent, { reaction }: Subscriber): unknown {
  const { name, version, payload: shape } = reaction.to;
  if (owed.version !== version)
    throw new Unreadable(`${name}: version ${owed.version} came, only version ${version} is read`);
  const read = shape.safeParse(owed.payload);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, code }) => `${path.join('.') || 'all'}: ${code}`);
  throw new Unreadable(`${name}: not in the shape of version ${version}: ${faults.join(', ')}`);
}

const note = (claim: Claim, words: string, parts: Pick<WorkerParts, 'db' | 'pace'>) =>
  sql`update kernel.delivery
    set last_error = ${words}, due_at = now() + ${pauseAfter(sql`attempts`, parts.pace.firstPause)}
    where event_id = ${claim.event_id} and subscriber = ${claim.subscriber}
      and attempts = ${claim.attempts}`.execute(db(parts));

const bury = (claim: Claim, words: string, ctx: Pick<WorkerParts, 'db'>) =>
  sql`with over as (
      delete from kernel.delivery
      where event_id = ${claim.event_id} and subscriber = ${claim.subscriber} and attempts = ${claim.attempts}
      returning event_id, subscriber, ordering_key, attempts)
    insert into kernel.dead_letter (event_id, subscriber, ordering_key, attempts, last_error)
    select event_id, subscriber, ordering_key, attempts, ${words} from over`.execute(db(ctx));

/** The words of a failure as PostgreSQL can keep them. */
export const wordsOf = (error: unknown): string =>
  (error instanceof Error && error.message !== '' ? error.message : String(error))
    .replaceAll('\0', '')
    .slice(0, 2_000);
