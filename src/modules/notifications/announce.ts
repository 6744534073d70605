import type { Database } from '#kernel/db';
import { tell } from '#kernel/listen';

/** Where every web process hears whose news changed: ids of people, comma between. */
export const CHANNEL = 'preau_news';

/** As many ids as fit in one word of NOTIFY (8,000 bytes). */
const AT_ONCE = 200;

/** Tells the web processes, at commit, that these people have news. */
export async function announce(ctx: { db: Database }, people: readonly string[]): Promise<void> {
  const words: string[] = [];
  for (let i = 0; i < people.length; i += AT_ONCE)
    words.push(people.slice(i, i + AT_ONCE).join(','));
  await tell(ctx, CHANNEL, words);
}

const SOON = 40;
const waiting = new WeakMap<Database, Set<string>>();

/**
 * The same a moment later, outside any transaction and once for all who ask meanwhile: for requests, whose own
 * transactions must not tell.
 */
export function announceSoon(
  ctx: { db: Database; log: { warn: (what: object, words: string) => void } },
  personId: string,
): void {
  const people = waiting.get(ctx.db) ?? new Set();
  if (people.size === 0) {
    waiting.set(ctx.db, people);
    setTimeout(() => {
      waiting.delete(ctx.db);
      announce(ctx, [...people]).catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'other windows were not told what was read'),
      );
    }, SOON);
  }
  people.add(personId);
}
