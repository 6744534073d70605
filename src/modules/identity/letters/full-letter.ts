import type { Letter, Letterhead } from './letter.ts';
import type { LetterPart } from './letter-part.ts';
import { line } from './pen.ts';
import { letterSays as say } from './words.ts';

/** A letter of its own sheet: whom it is for where an envelope has its window, then three steps. */
export function fullLetterParts(letter: Letter, head: Letterhead): LetterPart[] {
  const { brandName, structureName, colour, origin, until, helpEmail } = head;
  const bold = true;
  return [
    { mark: { x: 22, y: 15, side: 14 } },
    {
      tag: 'P',
      lines: [
        line(brandName, 40, 15, 70, 14, { bold, height: 7, colour }),
        line(structureName, 40, 22.5, 70, 11, { height: 12 }),
      ],
    },
    {
      tag: 'P',
      lines: [
        line(letter.displayName, 112, 46, 84, 13, { bold, height: 13 }),
        line(say.forWhom(letter), 112, undefined, 84, 11, { height: 20 }),
      ],
    },
    { tag: 'H1', lines: [line(say.title(brandName), 22, 82, 166, 20, { bold, height: 10 })] },
    {
      tag: 'P',
      lines: [
        line(say.hello(letter), 22, 96, 110, 12),
        line(say.what(letter, head), 22, undefined, 110, 12),
      ],
    },
    { step: { n: 1, x: 22, y: 136 } },
    {
      tag: 'P',
      lines: [
        line(say.scan, 34, 136, 98, 12),
        line(say.address(origin), 34, undefined, 98, 12, { bold }),
      ],
    },
    { qr: { x: 142, y: 106, side: 46 } },
    { box: { x: 34, y: 161, width: 154, height: 30 } },
    { step: { n: 2, x: 22, y: 165 } },
    {
      tag: 'P',
      lines: [
        line(say.login, 40, 166, 26, 12),
        line(letter.login, 66, 164.8, 118, 16, { bold, height: 8 }),
        line(say.code, 40, 179, 26, 12),
        line(letter.code, 66, 177.2, 118, 20, { bold }),
      ],
    },
    { step: { n: 3, x: 22, y: 200 } },
    { tag: 'P', lines: [line(say.choose, 34, 200, 154, 12)] },
    { tag: 'P', lines: [line(say.next(origin), 22, 219, 166, 12)] },
    {
      tag: 'P',
      lines: [
        line(say.until(until), 22, 240, 166, 12, { bold }),
        line(say.lost, 22, undefined, 166, 12),
        ...(helpEmail === null ? [] : [line(say.helpAt(helpEmail), 22, undefined, 166, 12)]),
      ],
    },
  ];
}
