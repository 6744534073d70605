import type { Clock } from './clock.ts';
import type { Database } from './db.ts';

interface Asking {
  db: Database;
  clock: Clock;
}

/**
 * A reading that is asked of the database again after so many milliseconds of the clock, whoever asks: no request pays
 * for it. A failed reading is not kept, nor one made in a time to come.
 */
export function remembered<T>(
  milliseconds: number,
  read: (ctx: Asking) => Promise<T>,
): (ctx: Asking) => Promise<T> {
  const caches = new WeakMap<Database, { at: number; known: Promise<T> }>();
  return (ctx) => {
    const now = ctx.clock.now().valueOf();
    const cached = caches.get(ctx.db);
    if (cached !== undefined && now >= cached.at && now < cached.at + milliseconds)
      return cached.known;
    const known = read(ctx);
    caches.set(ctx.db, { at: now, known });
    known.catch(() => caches.delete(ctx.db));
    return known;
  };
}
