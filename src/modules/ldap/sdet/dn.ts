import { createHash } from 'node:crypto';

/** `name=value`, the value escaped as RFC 4514 asks. */
export const rdn = (name: string, value: string): string => `${name}=${escaped(value)}`;

/** Escapes the value of a name, whatever it holds; NUL is in no text of ours, and refused. */
function escaped(value: string): string {
  if (value === '' || value.includes('\0')) throw new Error('No name is made of this.');
  return value.replace(/^[ #]|[,+"\\<>;=]| $/g, (sign) => `\\${sign}`);
}

/** The value of the first part of a name, however a server wrote it: `\,` and `\2C` are the same comma. */
export function firstValue(dn: string): string {
  const written = /^[^=]+=((?:\\.|[^,+\\])*)/s.exec(dn)?.[1] ?? '';
  const bytes: Buffer[] = [];
  for (const [piece] of written.matchAll(/\\[0-9a-f]{2}|\\.|[^\\]+/gis))
    bytes.push(
      /^\\[0-9a-f]{2}$/i.test(piece)
        ? Buffer.from(piece.slice(1), 'hex')
        : Buffer.from(piece.replace(/^\\/, '')),
    );
  return Buffer.concat(bytes).toString();
}

/** Two values with the same key are one for a server: it looks at neither case nor width of letters nor spaces. */
export const sameness = (value: string): string =>
  value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const LONGEST = 180;

/** Cut to what a server takes in a name, and still like no other. */
export function shortened(value: string): string {
  if (Buffer.byteLength(value) <= LONGEST) return value;
  const mark = createHash('sha256').update(value).digest('hex').slice(0, 10);
  return `${Buffer.from(value)
    .subarray(0, LONGEST)
    .toString()
    .replace(/\uFFFD.*$/u, '')}~${mark}`;
}

/**
 * The uid of a person: computed from their id, so that it is theirs for life and nobody's afterwards; the id cannot be
 * found from it, so that the uid of somebody erased says nothing.
 */
export const uidOf = (personId: string): string =>
  `p${createHash('sha256').update(`preau uid ${personId}`).digest('hex').slice(0, 19)}`;
