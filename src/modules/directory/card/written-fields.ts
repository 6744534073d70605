import { Field, type ShownField } from './contract.ts';

/** The fields of a row of `directory.person`, in the order one reads them; those without value are left out. */
export const writtenFields = (row: Readonly<Record<string, unknown>>): ShownField[] =>
  Field.options.flatMap((field) => {
    const value = field === 'address' ? writtenAddress(row[field]) : String(row[field] ?? '');
    return value === '' ? [] : [{ field, value }];
  });

/** In the order of an envelope. */
function writtenAddress(value: unknown): string {
  const {
    lines = [],
    postalCode,
    city,
    country,
  } = (value ?? {}) as Partial<{
    lines: string[];
    postalCode: string;
    city: string;
    country: string;
  }>;
  return [...lines, [postalCode, city].filter(Boolean).join(' '), country]
    .filter((line) => typeof line === 'string' && line !== '')
    .join(', ');
}
