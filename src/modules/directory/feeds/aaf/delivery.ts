import { FeedRefused, type FeedType, feedTypes } from '../feed.ts';
import { type PartName, partName } from './file-name.ts';

/** The types of a complete feed: the first degree has no nomenclatures (SDET annexe 1). */
export const typesOf = (degree: '1D' | '2D'): readonly FeedType[] =>
  degree === '2D'
    ? feedTypes
    : feedTypes.filter((type) => type !== 'MatiereEducNat' && type !== 'MefEducNat');

/** Structures and nomenclatures first, then people; parts in the order of their numbers. */
export function inReadingOrder(a: string, b: string): number {
  const [left, right] = [partName(a), partName(b)];
  if (left === undefined || right === undefined) return a < b ? -1 : 1;
  const types = feedTypes.indexOf(left.type) - feedTypes.indexOf(right.type);
  return types || left.number - right.number || (a < b ? -1 : 1);
}

/** What the parts seen so far have in common; a part that differs throws `FeedRefused`. */
export class Delivery {
  readonly #parts: PartName[] = [];

  /** Takes one more part of the delivery. */
  add(name: string): PartName {
    const part = partName(name);
    if (part === undefined) throw new FeedRefused('nom de fichier inattendu', name);
    const first = this.#parts[0];
    if (first !== undefined && part.day !== first.day) {
      throw new FeedRefused(
        `les fichiers ne sont pas tous du même jour (${first.day}, ${part.day})`,
        name,
      );
    }
    if (first !== undefined && part.prefix !== first.prefix) {
      throw new FeedRefused(
        `les fichiers ne viennent pas du même export (${first.prefix}, ${part.prefix})`,
        name,
      );
    }
    if (this.#parts.some(({ type, number }) => type === part.type && number === part.number)) {
      throw new FeedRefused('ce fichier est là deux fois', name);
    }
    this.#parts.push(part);
    return part;
  }

  /** Every type of `needed` must be there; the parts of each are numbered from 0000 or 0001 without a gap. */
  checkWhole(needed: readonly FeedType[]): void {
    for (const type of feedTypes) {
      const numbers = this.#parts.filter((part) => part.type === type).map(({ number }) => number);
      if (numbers.length === 0 && needed.includes(type))
        throw new FeedRefused(
          `aucun fichier ${type} : un flux complet a les ${needed.length === 6 ? 'six' : 'quatre'} types`,
        );
      if (numbers.length === 0) continue;
      numbers.sort((a, b) => a - b);
      const start = numbers[0] === 1 ? 1 : 0;
      const gap = numbers.findIndex((number, at) => number !== at + start);
      if (gap !== -1) {
        const missing = String(gap + start).padStart(4, '0');
        throw new FeedRefused(`il manque le fichier ${type}_${missing}.xml`);
      }
    }
  }
}
