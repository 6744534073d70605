import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';

/** A line or a paragraph, and how it is written: places in millimetres of the sheet, size in points. */
export interface Line {
  text: string;
  x: number;
  /** Undefined: below the one before. */
  y: number | undefined;
  width: number;
  size: number;
  bold?: boolean;
  colour?: string;
  /** What does not fit ends in an ellipsis. */
  height?: number;
  align?: 'left' | 'center';
}

/** Writes it in one call: text, x, y, width, size. */
export const line = (
  text: string,
  x: number,
  y: number | undefined,
  width: number,
  size: number,
  more: Pick<Line, 'bold' | 'colour' | 'height' | 'align'> = {},
): Line => ({ text, x, y, width, size, ...more });

/** A millimetre, in points. */
export const mm = 72 / 25.4;

const ink = '#1b1b1f';

/** The typeface of the screens in its two weights; what the first file lacks of a script is in the second. */
const faces = ['400', '700'].flatMap((weight) =>
  ['latin', 'latin-ext'].map((script) => [
    `${script}-${weight}`,
    fileURLToPath(
      import.meta.resolve(
        `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${script}-${weight}-normal.woff`,
      ),
    ),
  ]),
);

/** An empty A4 document, tagged so that it can be read aloud. It flows: what is written is read at once. */
export function openSheets(title: string): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'fr-FR',
    tagged: true,
    displayTitle: true,
    info: { Title: title, Creator: 'Préau', Producer: 'Préau' },
    font: faces[0]?.[1],
  } as PDFKit.PDFDocumentOptions);
  for (const [name = '', file = ''] of faces) doc.registerFont(name, file);
  return doc;
}

/** Writes a line where it belongs. */
export function write(doc: PDFKit.PDFDocument, { text, x, y, width, size, ...hand }: Line): void {
  const { bold = false, colour = ink, height, align = 'left' } = hand;
  const top = y === undefined ? doc.y + mm : y * mm;
  const runs = runsOf(text);
  const more = {
    ...{ width: width * mm, align, lineGap: size * 0.2 },
    ...(height !== undefined && { height: height * mm, ellipsis: true }),
  };
  doc.fontSize(size).fillColor(colour);
  runs.forEach(({ part, script }, i) => {
    doc.font(`${script}-${bold ? '700' : '400'}`);
    const options = { ...more, continued: i < runs.length - 1 };
    if (i === 0) doc.text(part, x * mm, top, options);
    else doc.text(part, options);
  });
}

/** What the first file holds: the code points that its maker names, by pairs. */
const LATIN = [
  ...[0x00, 0xff, 0x131, 0x131, 0x152, 0x153, 0x2c6, 0x2c6, 0x2da, 0x2da, 0x2dc, 0x2dc],
  ...[0x2000, 0x206f, 0x20ac, 0x20ac],
];
const isLatin = (sign: string): boolean => {
  const point = sign.codePointAt(0) ?? 0;
  return LATIN.some((from, i) => i % 2 === 0 && point >= from && point <= (LATIN[i + 1] ?? 0));
};

/** A text in parts that one file of the typeface holds. */
function runsOf(text: string): { part: string; script: string }[] {
  const runs: { part: string; script: string }[] = [];
  for (const sign of text.replaceAll('\u202f', '\u00a0').normalize('NFC')) {
    const script = isLatin(sign) ? 'latin' : 'latin-ext';
    const last = runs.at(-1);
    if (last?.script === script) last.part += sign;
    else runs.push({ part: sign, script });
  }
  return runs.length > 0 ? runs : [{ part: '', script: 'latin' }];
}

/** Draws a QR code as one shape, in millimetres; the paper around it is its quiet zone. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  at: { x: number; y: number; side: number },
): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const [left, top, dot] = [at.x * mm, at.y * mm, (at.side * mm) / size];
  data.forEach((row, i) => {
    for (let from = 0; from < size; from += 1) {
      if (!row[from]) continue;
      let to = from;
      while (row[to + 1]) to += 1;
      doc.rect(left + from * dot, top + i * dot, (to - from + 1) * dot, dot);
      from = to;
    }
  });
  doc.fill('#000000');
}
