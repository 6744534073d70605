import type { Letter, Letterhead } from './letter.ts';
import type { LetterPart } from './letter-part.ts';
import { line } from './pen.ts';
import { letterSays as say } from './words.ts';

/** A quarter of a sheet, to be cut out: the same in fewer words. */
export function cardParts(
  letter: Letter,
  { brandName, structureName, colour, origin, until }: Letterhead,
  at: { x: number; y: number },
): LetterPart[] {
  const [x, y, bold] = [at.x + 10, at.y, true];
  return [
    { mark: { x, y: y + 9, side: 10 } },
    {
      tag: 'P',
      lines: [
        line(brandName, x + 13, y + 9, 72, 11, { bold, height: 5, colour }),
        line(structureName, x + 13, y + 14.5, 72, 9, { height: 5 }),
      ],
    },
    { tag: 'H1', lines: [line(letter.displayName, x, y + 25, 85, 14, { bold, height: 7 })] },
    { tag: 'P', lines: [line(say.forWhom(letter), x, y + 33, 85, 10, { height: 10 })] },
    {
      tag: 'P',
      lines: [
        line(say.scan, x + 41, y + 47, 44, 10),
        line(say.address(origin), x + 41, undefined, 44, 9, { bold }),
      ],
    },
    { qr: { x, y: y + 47, side: 36 } },
    { box: { x, y: y + 88, width: 85, height: 23 } },
    {
      tag: 'P',
      lines: [
        line(say.login, x + 4, y + 92, 22, 10),
        line(letter.login, x + 26, y + 91.2, 57, 12, { bold, height: 6 }),
        line(say.code, x + 4, y + 102, 22, 10),
        line(letter.code, x + 26, y + 100.5, 57, 15, { bold }),
      ],
    },
    {
      tag: 'P',
      lines: [
        line(say.choose, x, y + 115, 85, 9),
        line(say.until(until), x, undefined, 85, 9, { bold }),
        line(say.lost, x, undefined, 85, 9, { height: 9 }),
      ],
    },
  ];
}
