/** A stream of numbers that depends on its keys alone: same keys, same stream, on any machine. */
export interface Random {
  /** The next number in [0, 1). */
  next(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** A whole number in [low, high], both included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Opens the stream named by `keys` (a seed, a place, a purpose); independent keys give independent streams. */
export function randomOf(...keys: readonly (string | number)[]): Random {
  const next = sfc32(fourWords(keys.join('\u0000')));
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    chance: (probability) => next() < probability,
  };
}

type Words = [number, number, number, number];

/** Spreads a text over 128 bits (FNV-1a run four times from different bases, then mixed). */
function fourWords(text: string): Words {
  const bases: Words = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  return bases.map((base) => {
    let hash = base;
    for (let at = 0; at < text.length; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    return (hash ^ (hash >>> 15)) | 0;
  }) as Words;
}

/** Chris Doty-Humphrey's Small Fast Counter, 32 bits, public domain (PractRand); warmed up as he advises. */
function sfc32([a, b, c, d]: Words): () => number {
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}
