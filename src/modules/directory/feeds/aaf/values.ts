import type { Day } from '../feed.ts';
import type { RawRecord } from './envelope.ts';
import { dayOf } from './file-name.ts';

/** Why a record cannot be taken, in French; the rest of the feed goes on. */
export class RecordRefused extends Error {
  override name = 'RecordRefused';
}

const NONE: readonly string[] = [];
const LONGEST = 1_000;

/** Every value that is not empty. */
export function all(raw: RawRecord, attribute: string): readonly string[] {
  const values = raw.values.get(attribute) ?? NONE;
  for (const value of values) {
    if (value.length > LONGEST)
      throw new RecordRefused(`${attribute} : valeur de ${value.length} caractères`);
  }
  return values;
}

/** The first value, or null when the attribute is absent or empty. */
export const one = (raw: RawRecord, attribute: string): string | null =>
  all(raw, attribute)[0] ?? null;

/** Every distinct value, in order. */
export function distinct(raw: RawRecord, attribute: string): readonly string[] {
  const values = all(raw, attribute);
  return values.length < 2 ? values : [...new Set(values)];
}

/** The parts of a value written `a$b$c`, between `least` and `most` of them; the first `filled` may not be empty. */
export function tuple(
  value: string,
  attribute: string,
  least: number,
  most: number,
  filled: number,
): string[] {
  const parts = value.split('$').map((part) => part.trim());
  if (parts.length < least || parts.length > most || parts.slice(0, filled).includes('')) {
    throw new RecordRefused(`${attribute} : « ${shortened(value)} » est mal formé`);
  }
  return parts;
}

/** A French date, `dd/MM/yyyy`, as a day of the calendar. */
export function day(text: string, attribute: string): Day {
  const [, date = '', month = '', year = ''] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  const found = dayOf(year, month, date);
  if (found === undefined)
    throw new RecordRefused(`${attribute} : « ${shortened(text)} » n’est pas une date`);
  return found;
}

/** Official booleans: `O`/`N`, `1`/`0`. */
export const yes = (text: string | null | undefined): boolean => text === 'O' || text === '1';

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
