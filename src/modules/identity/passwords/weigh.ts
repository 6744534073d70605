import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Weakness } from './weaknesses.ts';

/** The longest part that is looked at, and the ways of writing that are tried: together 50 ms at worst. */
const limits = { maxLength: 48, l33tMaxSubstitutions: 16 };

let scales: Promise<ZxcvbnFactory> | undefined;

/** How many guesses a password stands (as a power of ten), and what makes it weak when it is. */
export async function weigh(
  password: string,
  own: readonly string[],
): Promise<{ log10: number; pattern: Weakness }> {
  scales ??= openScales();
  const { guessesLog10, sequence } = (await scales).check(password, [...own]);
  const longest = sequence.reduce(
    (most, part) => (part.token.length > (most?.token.length ?? 0) ? part : most),
    sequence[0],
  );
  return { log10: guessesLog10, pattern: patterns[longest?.pattern ?? ''] ?? 'guessable' };
}

const patterns: Readonly<Record<string, Weakness>> = {
  spatial: 'keyboard',
  sequence: 'repeated',
  repeat: 'repeated',
  regex: 'dated',
  date: 'dated',
};

/** French words, first names and family names, and what the world chooses most: read once, when first needed. */
async function openScales(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, fr] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new ZxcvbnFactory({
    ...limits,
    dictionary: { ...common.dictionary, ...fr.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
