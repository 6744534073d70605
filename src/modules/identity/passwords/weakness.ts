import { isAmongKnown } from './known.ts';
import type { Weakness } from './weaknesses.ts';
import { weigh } from './weigh.ts';

/** The least number of signs: length is what counts most. */
export const SHORTEST = 12;

/** Guesses that a password must stand (10^10, the library's highest mark), tries being slowed down at the door. */
const STRONG = 10;

/**
 * What is the matter with this password for somebody of whom `about` is known (login, names, school); undefined when it
 * will do. Length first; then what everybody chooses, what anybody knows of the person, and what is soon guessed. No
 * kind of sign is asked for.
 */
export async function weaknessOf(
  password: string,
  about: readonly string[],
): Promise<Weakness | undefined> {
  if ([...password].length < SHORTEST) return 'short';
  if (isMostly(password, about)) return 'personal';
  if (await isAmongKnown(password)) return 'known';
  const { log10, pattern } = await weigh(password, about.flatMap(wordsOf));
  if (log10 >= STRONG) return undefined;
  return pattern;
}

/** What is left of the password once one's own words are taken out is too little; or it holds the whole login. */
function isMostly(password: string, about: readonly string[]): boolean {
  const typed = plain(password);
  const bare = lettersOf(typed);
  if (
    about.some((text) => lettersOf(plain(text)).length > 5 && bare.includes(lettersOf(plain(text))))
  )
    return true;
  const own = about.flatMap(wordsOf).sort((a, b) => b.length - a.length);
  const left = own.reduce((rest, word) => rest.replaceAll(word, ' '), typed);
  return left !== typed && lettersOf(left).length < 8;
}

/** Words of three letters or more; « les » and « des » are nobody’s. */
const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3 && !['les', 'des'].includes(word));

const lettersOf = (text: string): string => text.replace(/[^a-z0-9]/g, '');

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
