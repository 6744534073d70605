import type { Database } from './db.ts';

interface Question<Key, Answer> {
  key: Key;
  answer: (answer: Answer) => void;
  fail: (fault: unknown) => void;
}

interface Counter<C, Key, Answer> {
  waiting: Question<Key, Answer>[];
  asking: number;
  /** Whose clock and database the next batch uses. */
  ctx: C;
}

const LANES = 2;
const MOST = 64;

/**
 * One statement for what many requests ask at the same moment. `ask` gets the keys in order and answers in the same
 * order. A question asked alone goes at once; while three batches are under way the next ones gather, so that a crowd
 * costs less for each. Inside a transaction a question is asked alone, on the transaction's connection. A batch that
 * fails is asked again one by one: a fault is only its own asker's.
 */
export function gathered<C extends { db: Database }, Key, Answer>(
  ask: (ctx: C, keys: readonly Key[]) => Promise<readonly Answer[]>,
): (ctx: C, key: Key) => Promise<Answer> {
  const counters = new WeakMap<Database, Counter<C, Key, Answer>>();
  const alone = async (ctx: C, key: Key): Promise<Answer> => {
    const [answer] = await ask(ctx, [key]);
    return answer as Answer;
  };
  const askTogether = async (ctx: C, batch: readonly Question<Key, Answer>[]): Promise<void> => {
    try {
      const answers = await ask(
        ctx,
        batch.map(({ key }) => key),
      );
      for (const [i, { answer }] of batch.entries()) answer(answers[i] as Answer);
    } catch (fault) {
      if (batch.length === 1) batch[0]?.fail(fault);
      else for (const { key, answer, fail } of batch) await alone(ctx, key).then(answer, fail);
    }
  };
  const serve = (counter: Counter<C, Key, Answer>): void => {
    if (counter.waiting.length === 0 || counter.asking >= LANES) return;
    counter.asking += 1;
    askTogether(counter.ctx, counter.waiting.splice(0, MOST)).finally(() => {
      counter.asking -= 1;
      serve(counter);
    });
  };
  return (ctx, key) => {
    if (ctx.db.isTransaction) return alone(ctx, key);
    const counter = counters.get(ctx.db) ?? { waiting: [], asking: 0, ctx };
    counters.set(ctx.db, counter);
    counter.ctx = ctx;
    return new Promise((answer, fail) => {
      if (counter.waiting.push({ key, answer, fail }) === 1) setImmediate(serve, counter);
    });
  };
}
