import { createHash } from 'node:crypto';
import type { Branch } from '../tables.ts';
import { sameness } from './dn.ts';

/** An entry of the tree. Attributes and values are in one order only, no value twice, none empty. */
export interface Entry {
  dn: string;
  attributes: readonly (readonly [name: string, values: readonly string[]])[];
}

/** An entry, where it stands and whom it is about. */
export interface OwnedEntry extends Entry {
  branch: Branch;
  personId: string | null;
}

type Said = string | null | undefined | readonly (string | null | undefined)[];

/** Makes an entry of what is known, whatever was typed into it; attributes without a value are left out. */
export function entryOf(
  dn: string,
  objectClass: readonly string[],
  said: Readonly<Record<string, Said>>,
): Entry {
  const attributes = Object.entries({ objectClass, ...said })
    .map(([name, values]) => [name, tidied(values)] as const)
    .filter(([, values]) => values.length > 0)
    .sort(([a], [b]) => (a === 'objectClass' || (b !== 'objectClass' && a < b) ? -1 : 1));
  return { dn, attributes };
}

/** Sorted, each once, on one line, without control signs. */
function tidied(said: Said): string[] {
  const found = new Map<string, string>();
  for (const value of [said].flat()) {
    const line = onOneLine(value ?? '');
    if (line !== '' && !found.has(sameness(line))) found.set(sameness(line), line);
  }
  return [...found.values()].sort();
}

/** The text on one line, without signs that draw nothing. */
const onOneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** A composed value: `$` separates, so no part may hold one. */
export const parts = (...values: readonly (string | number | null)[]): string =>
  values.map((value) => onOneLine(String(value ?? '').replaceAll('$', ' '))).join('$');

/** Whether two entries say the same: their names and values, nothing else. */
export const digestOf = ({ attributes }: Entry): Buffer =>
  createHash('sha256').update(JSON.stringify(attributes)).digest();
