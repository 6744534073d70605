import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from './contacts.ts';
import { type Encoding, encodings } from './encodings.ts';
import { academy } from './structure-records.ts';

/** The six files of an AAF 2D feed, in the order they are listed. */
export const feedTypes = [
  'EtabEducNat',
  'Eleve',
  'PersRelEleve',
  'PersEducNat',
  'MatiereEducNat',
  'MefEducNat',
] as const;
export type FeedType = (typeof feedTypes)[number];

/** Bytes after which a part is closed, as in real deliveries; text is encoded by pieces, which die young. */
const [partSize, pieceSize] = [4_500_000, 65_536];

/** Writes the records of one type as numbered parts; holds one part in memory, and what `add` returns must be awaited. */
export interface PartWriter {
  add(record: string): Promise<void> | undefined;
  close(): Promise<{ records: number; bytes: number; files: number }>;
}

/** Each type starts elsewhere in the list of encodings, so that even the smallest feed shows them all. */
const firstEncoding: Readonly<Record<FeedType, number>> = {
  EtabEducNat: 3,
  Eleve: 0,
  PersRelEleve: 1,
  PersEducNat: 0,
  MatiereEducNat: 4,
  MefEducNat: 2,
};

/** Opens the parts of `type` in `folder`, for a complete feed of the day `date` (YYYYMMDD). */
export function openParts(folder: string, type: FeedType, date: string): PartWriter {
  const written = { records: 0, bytes: 0, files: 0 };
  let [part, text] = [openPart(type, 0), header(date)];
  const closePart = async () => {
    part.take(`${text}</ficAlimMENESR>\n`);
    const { pieces, size } = part;
    const path = join(folder, fileName(type, date, written.files));
    written.files += 1;
    written.bytes += size;
    [part, text] = [openPart(type, written.files), header(date)];
    await writeFile(path, pieces);
  };
  return {
    add(record) {
      text += record;
      written.records += 1;
      if (text.length < pieceSize) return undefined;
      part.take(text);
      text = '';
      return part.size >= partSize ? closePart() : undefined;
    },
    async close() {
      const isEmpty = part.size === 0 && text === header(date);
      if (!isEmpty || written.files === 0) await closePart();
      return written;
    },
  };
}

/** One part on its way: the encoding its number gives it, and the bytes it has so far. */
function openPart(type: FeedType, number: number) {
  const encoding = encodings[(firstEncoding[type] + number) % encodings.length] as Encoding;
  return {
    pieces: [] as Buffer[],
    size: 0,
    take(text: string): void {
      const piece = encoding.encode(this.size === 0 ? encoding.declaration + text : text);
      this.pieces.push(piece);
      this.size += piece.length;
    },
  };
}

const fileName = (type: FeedType, date: string, part: number) =>
  `ENT2DVA_VAL_Complet_${date}_${type}_${String(part).padStart(4, '0')}.xml`;

/** The name of any file this writer makes. */
export const ownFile = /^ENT2DVA_VAL_Complet_\d{8}_\w+_\d{4}\.xml$/;

const header = (date: string) => `<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<ficAlimMENESR>
<!-- versionAF="AAF-VE2607" -->
<!-- versionSDET="Annexe 4bis version 6.4" -->
<!-- codeAcademieExport="${academy.code}" -->
<!-- degre="2D" -->
<!-- dateGenerationExport="${dayOf(date)}" -->
`;
