import type { Likened } from './likeness.ts';
import { plain, wordsOf } from './names.ts';

/**
 * What two records must share, at least one of, to be compared at all: every pair that `compare` would show does.
 * Beginnings of names, so that a slip of the pen or a compound name does not hide anybody.
 */
export function keysOf(person: Likened): string[] {
  const { givenName, familyName, birthName, otherGivenNames, birthDate, address } = person;
  const names = beginningsOf([givenName, familyName, birthName]);
  const given = beginningsOf([givenName, familyName, ...otherGivenNames]);
  return [
    ...(person.ine === null ? [] : [`i:${person.ine}`]),
    ...person.mails.map((mail) => `m:${mail}`),
    ...person.phones.map((phone) => `p:${phone}`),
    ...person.children.map((child) => `c:${child}`),
    ...(birthDate === null ? [] : names.map((name) => `d:${birthDate}:${name}`)),
    ...(address === null ? [] : given.map((name) => `a:${address}:${name}`)),
  ];
}

const beginningsOf = (names: readonly (string | null)[]): string[] => {
  const all = names.flatMap((name) => [plain(name), ...wordsOf(name)]);
  return [...new Set(all.filter((word) => word !== '').map((word) => word.slice(0, 2)))];
};
