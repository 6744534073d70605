import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cardParts } from './card.ts';
import { fullLetterParts } from './full-letter.ts';
import type { Letter, Letterhead } from './letter.ts';
import type { LetterPart } from './letter-part.ts';
import { drawQr, line, mm, openSheets, write } from './pen.ts';
import { letterSays } from './words.ts';

type Doc = PDFKit.PDFDocument;

/**
 * Letters as PDF, one to a sheet or four, in the order given. It is written page by page while it is read: a school's
 * letters are never all in memory.
 */
export function printLetters(
  letters: readonly Letter[],
  head: Letterhead,
  sheet: 'one' | 'four',
): Readable {
  const doc = openSheets(letterSays.document(head.structureName));
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  const { openImage } = doc as unknown as { openImage: (png: Buffer) => Buffer };
  const sign = head.mark && openImage.call(doc, head.mark);
  const draw = drawOn(doc, { ...head, sign });
  const drawLetter = (letter: Letter, i: number) => {
    const place = sheet === 'one' ? 0 : i % 4;
    if (place === 0) doc.addPage();
    if (sheet === 'four' && place === 0) decorate(doc, () => cutLines(doc));
    const at = { x: (place % 2) * 105, y: Math.floor(place / 2) * 148.5 };
    const section = doc.struct('Sect', { title: letter.displayName });
    whole.add(section);
    const parts = sheet === 'one' ? fullLetterParts(letter, head) : cardParts(letter, head, at);
    for (const part of parts) draw(part, section, letter);
    section.end();
  };
  const sheets = doc as unknown as Readable;
  inTurns(letters, drawLetter, () => sheets.destroyed)
    .then(() => {
      whole.end();
      doc.end();
    })
    .catch((error: Error) => sheets.destroy(error));
  return sheets;
}

/** One after the other, everything else that the process has to do between two: ten milliseconds each. */
async function inTurns<T>(
  all: readonly T[],
  work: (one: T, i: number) => void,
  isOver: () => boolean,
): Promise<void> {
  for (const [i, one] of all.entries()) {
    if (isOver()) return;
    work(one, i);
    await nextTurn();
  }
}

/** Draws parts of letters on this document, each under its tag. `sign`: the brand's, opened once. */
const drawOn =
  (doc: Doc, head: Letterhead & { sign: Buffer | undefined }) =>
  (part: LetterPart, section: PDFKit.PDFStructureElement, letter: Letter): void => {
    if ('tag' in part)
      section.add(
        doc.struct(part.tag, {}, () => {
          for (const each of part.lines) write(doc, each);
        }),
      );
    else if ('qr' in part)
      section.add(
        doc.struct('Figure', { alt: letterSays.qr }, () =>
          drawQr(doc, head.addressOf(letter), part.qr),
        ),
      );
    else decorate(doc, () => ornament(doc, head, part));
  };

function ornament(
  doc: Doc,
  { sign, colour }: Letterhead & { sign: Buffer | undefined },
  part: Exclude<LetterPart, { tag: unknown } | { qr: unknown }>,
): void {
  if ('mark' in part) {
    const { x, y, side } = part.mark;
    if (sign) doc.image(sign, x * mm, y * mm, { width: side * mm });
  } else if ('box' in part) {
    const { x, y, width, height } = part.box;
    doc.roundedRect(x * mm, y * mm, width * mm, height * mm, 6).fill('#f1f1ee');
  } else {
    const { n, x, y } = part.step;
    doc.circle((x + 3.5) * mm, (y + 2.5) * mm, 3.5 * mm).fill(colour);
    write(
      doc,
      line(String(n), x, y + 0.2, 7, 12, { bold: true, colour: '#ffffff', align: 'center' }),
    );
  }
}

/** Where the scissors go. */
function cutLines(doc: Doc): void {
  doc.lineWidth(0.5).dash(3, { space: 4 }).strokeColor('#8a8a8a');
  doc
    .moveTo(105 * mm, 6 * mm)
    .lineTo(105 * mm, 291 * mm)
    .stroke();
  doc
    .moveTo(6 * mm, 148.5 * mm)
    .lineTo(204 * mm, 148.5 * mm)
    .stroke();
  doc.undash();
}

function decorate(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}
