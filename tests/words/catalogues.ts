import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The sources that speak. */
export const source = resolve(import.meta.dirname, '../../src');

/** Every `words/fr.ts` with its English twin: what they say, and the folder whose screens say it. */
export async function everyCatalogue() {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('words/fr.ts'))
    .map((path) => join(source, path))
    .sort();
  return Promise.all(
    paths.map(async (path) => {
      const { fr } = await import(path);
      const { en } = await import(path.replace(/fr\.ts$/, 'en.ts'));
      return { name: relative(source, path), folder: dirname(dirname(path)), fr, en };
    }),
  );
}

/** Each word of a catalogue with its place: `.problems.404.title`. */
export function leavesOf(words: unknown, path = ''): [string, unknown][] {
  if (typeof words !== 'object' || words === null) return [[path, words]];
  return Object.entries(words).flatMap(([key, word]) => leavesOf(word, `${path}.${key}`));
}

/** What a word says: a function is tried with a number, a name, a kind of feed, what is done to an account; one of them suits it. */
export function saidBy(word: unknown): string[] {
  if (typeof word === 'string') return [word];
  if (typeof word !== 'function') return [];
  return [2, 'Léa', 'complete', 'lock'].flatMap((given) => {
    try {
      return [String(word(given, given, given))];
    } catch {
      // A function that takes a list or a record says nothing of a name; another try suits it, or the check fails.
      return [];
    }
  });
}
