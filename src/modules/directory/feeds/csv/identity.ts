import { createHash } from 'node:crypto';
import type { Person } from '../feed.ts';
import type { MappedRow } from './mapping.ts';
import { plain } from './plain.ts';
import { civilities, day, meaning, needed, RowRefused, text } from './values.ts';

/** What a line says of the person; the identifier is found apart. */
export function personOf(row: MappedRow): Omit<Person, 'id'> {
  return {
    civility: meaning(row, 'civilite', civilities, 'M. ni Mme'),
    familyName: needed(row, 'nom'),
    givenName: needed(row, 'prenom'),
    birthName: text(row, 'nom_naissance'),
    otherGivenNames: (text(row, 'autres_prenoms') ?? '').split(/[ ,]+/).filter(Boolean),
    birthDate: day(row, 'date_naissance'),
  };
}

/** The identifier that the source gives, if it gives one; the person keeps it for life. */
export function givenId(row: MappedRow, column = 'identifiant'): string | null {
  const said = text(row, column);
  if (said === null) return null;
  const id = said.replaceAll(' ', '_');
  if (!/^[^\s$~]{1,60}$/.test(id)) throw new RowRefused(`${column} mal formé`);
  return id;
}

/**
 * Where the source numbers nobody: an identifier made of what is said of the person, always the same for the same words.
 * A digest, so that reports and jointures carry no name.
 */
export const madeId = (...parts: readonly (string | null)[]): string =>
  `~${createHash('sha256')
    .update(JSON.stringify(parts.map((part) => plain(part ?? ''))))
    .digest('base64url')
    .slice(0, 24)}`;
