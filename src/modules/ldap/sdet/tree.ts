import type { Branch } from '../tables.ts';
import { branches } from '../tables.ts';
import { rdn } from './dn.ts';
import { type Entry, entryOf } from './entry.ts';

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  dc: ['dcObject', 'organization'],
  o: ['organization'],
  ou: ['organizationalUnit'],
};

/** The name of a thing in a branch. */
export const named = (base: string, branch: Branch, name: string, value: string): string =>
  `${rdn(name, value)},ou=${branch},${base}`;

/** The entries that hold the others: the base, and a branch each for structures, people, those on the liste rouge, and groups. */
export function treeOf(base: string): Entry[] {
  const [, name = '', value = ''] = /^(dc|ou|o)=([^,]+)/.exec(base) ?? [];
  return [
    entryOf(base, CLASSES[name] ?? [], { [name]: value, o: value }),
    ...branches.map((ou) => entryOf(`ou=${ou},${base}`, ['organizationalUnit'], { ou })),
  ];
}
