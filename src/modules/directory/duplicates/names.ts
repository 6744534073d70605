/** The words of a name, without accents, capitals nor punctuation: « D'Essai-Martin » is d, essai, martin. */
export const wordsOf = (name: string | null): string[] =>
  (name ?? '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** A name as it is compared: « Jean-Pierre », « JEAN PIERRE » and « Jeanpierre » are one. */
export const plain = (name: string | null): string => wordsOf(name).join('');

/** How two names are alike. */
export type Alike = 'same' | 'part' | 'near' | 'other';

/** Compares two names: the same, one a part of the other (compound names), a letter apart, or other. */
export function compareNames(one: string | null, other: string | null): Alike {
  const [a, b] = [plain(one), plain(other)];
  if (a === '' || b === '') return 'other';
  if (a === b) return 'same';
  if (isPart(wordsOf(one), wordsOf(other)) || isPart(wordsOf(other), wordsOf(one))) return 'part';
  return Math.min(a.length, b.length) >= 4 && isLetterApart(a, b) ? 'near' : 'other';
}

/** Every word of the one is a word of the other; particles alone (« de », « d ») do not make a name. */
const isPart = (some: readonly string[], all: readonly string[]) =>
  some.some((word) => word.length >= 3) && some.every((word) => all.includes(word));

/** One letter more, less, other, or two neighbours exchanged. */
function isLetterApart(one: string, other: string): boolean {
  const [a, b] = one.length <= other.length ? [one, other] : [other, one];
  if (b.length - a.length > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (
    (left.length <= 1 && right.length === 1) ||
    (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
  );
}
