/** How the bytes of one part are written; real deliveries mix them, so ours does on purpose. */
export interface Encoding {
  declaration: string;
  encode: (text: string) => Buffer;
}

// The eight places where ISO-8859-15 differs from ISO-8859-1.
const latin9 = new Map(
  [...'€ŠšŽžŒœŸ'].map((sign, at) => [sign, '\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe'[at] as string]),
);
const numeric = (sign: string) => `&#${sign.codePointAt(0)};`;

const latin9Bytes = (text: string) =>
  Buffer.from(
    text.replace(
      /[\xa4\xa6\xa8\xb4\xb8\xbc-\xbe]|[\u0100-\u{10ffff}]/gu,
      (sign) => latin9.get(sign) ?? numeric(sign),
    ),
    'latin1',
  );
const ascii = (text: string) =>
  Buffer.from(text.replace(/[\u0080-\u{10ffff}]/gu, numeric), 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

const declare = (name: string) => `<?xml version="1.0" encoding="${name}"?>\n`;

/** ISO-8859-15 · UTF-8 · UTF-8 with a BOM · UTF-8 without declaration · ISO-8859-15 with every accent as a numeric entity. */
export const encodings: readonly Encoding[] = [
  { declaration: declare('ISO-8859-15'), encode: latin9Bytes },
  { declaration: declare('UTF-8'), encode: utf8 },
  { declaration: `\ufeff${declare('UTF-8')}`, encode: utf8 },
  { declaration: '', encode: utf8 },
  { declaration: declare('ISO-8859-15'), encode: ascii },
];
