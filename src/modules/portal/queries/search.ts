import type { Searchable, SearchHit } from '#kernel/module';
import type { Context } from '#modules/directory';
import type { Found } from '../contract.ts';

const MOST = 20;
const PATIENCE = 5_000;

/**
 * What every house finds, side by side, each within the sight of whoever asks. Two signs at least: one letter begins
 * too many names. A house that fails or is late has null, and the others are shown.
 */
export async function search(
  ctx: Context,
  typed: string,
  searchables: readonly Searchable<Context>[],
): Promise<Found> {
  const text = written(typed);
  if ([...text].length < 2) return { text, groups: [] };
  const groups = await Promise.all(
    searchables.map(async ({ name, label, find }) => ({
      name,
      label,
      hits: await inTime(ctx, name, find(ctx, text, MOST)),
    })),
  );
  return { text, groups };
}

/** Typed text without signs that are no writing (NUL, turned direction, halves of characters), a hundred signs at most. */
const written = (typed: string): string =>
  [
    ...typed
      .slice(0, 1_000)
      .replace(/\p{C}+/gu, ' ')
      .trim(),
  ]
    .slice(0, 100)
    .join('');

async function inTime(
  ctx: Context,
  name: string,
  finding: Promise<readonly SearchHit[]>,
): Promise<SearchHit[] | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(fail, PATIENCE, new Error(`${name} took more than ${PATIENCE} ms`));
  });
  try {
    return [...(await Promise.race([finding, late]))];
  } catch (error) {
    ctx.log.error({ reference: ctx.asked.id, searchable: name, err: error }, 'search unavailable');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
