import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { eventKind } from '../contract.ts';
import { connect, type Database, windowOn } from '../db.ts';
import { openJobs } from '../jobs.ts';
import { openLog } from '../log.ts';
import { reaction } from '../module.ts';

/** What the doomed react to. */
export const said = eventKind({
  name: 'test.said',
  version: 1,
  payload: z.object({ word: z.string() }),
});

/** When a worker is killed: at its nth statement, before it leaves, when it has left, or when its answer is back. */
export interface Doom {
  statement: number;
  moment: 'before' | 'sent' | 'answered';
}

/**
 * For the test of kills: a real worker in a process of its own, which kills itself at a given statement to the database.
 * Its reactions write twice, and one of them also fails every third time.
 *
 *   node doomed-worker.ts URL [STATEMENT MOMENT]
 */
if (import.meta.main) {
  const [url = '', statement, moment] = process.argv.slice(2);
  if (statement !== undefined)
    doom({ statement: Number(statement), moment: moment as Doom['moment'] });
  const { db, pool } = connect(url, 12);
  const window = windowOn<Record<string, never>>();
  const write = (ctx: { db: Database }, who: string, word: string) =>
    sql`insert into public.effect (who, what) values (${who}, ${word})`.execute(window(ctx));
  const writeTwice = async (ctx: { db: Database }, who: string, word: string) => {
    await write(ctx, `${who} begins`, word);
    await write(ctx, `${who} ends`, word);
  };
  await openJobs({
    pool,
    db,
    log: openLog('silent'),
    pace: { look: 10, firstPause: 0.002, attempts: 1_000 },
    work: [
      {
        module: 'test',
        schedules: [],
        on: [
          reaction(said, 'steady', (ctx, { word }) => writeTwice(ctx, 'steady', word)),
          reaction(said, 'shaky', async (ctx, { word }) => {
            await writeTwice(ctx, 'shaky', word);
            if (Math.random() < 1 / 3) throw new Error('not this time');
          }),
        ],
      },
    ],
  });
}

/** Counts from the first look into the outbox. SIGKILL: nothing is closed, nothing said. */
function doom({ statement, moment }: Doom): void {
  const die = () => process.kill(process.pid, 'SIGKILL');
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  let count = -1;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    if (count >= 0 || JSON.stringify(given[0]).includes('kernel.event')) count += 1;
    if (count !== statement) return query.apply(this, given);
    if (moment === 'before') die();
    const last = given.length - 1;
    const callback = given[last];
    if (moment === 'answered' && typeof callback === 'function') given[last] = die;
    const answer = query.apply(this, given);
    if (moment === 'sent') die();
    if (answer instanceof Promise) answer.then(die, die);
    return answer;
  } as typeof pg.Client.prototype.query;
}
