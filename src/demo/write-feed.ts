import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Characters after which a part is closed; about 4.5 MB once encoded, as in real deliveries. */
const partSize = 4_500_000;

/** Writes the records of one type as numbered parts; holds one part in memory, and `add` waits for the disk. */
export interface PartWriter {
  add(record: string): Promise<void> | undefined;
  close(): Promise<{ records: number; bytes: number; files: number }>;
}

/** Opens the parts of `type` in `folder`, for a complete feed of the day `date` (YYYYMMDD). */
export function openParts(folder: string, type: FeedType, date: string): PartWriter {
  let [text, records, bytes, files] = ['', 0, 0, 0];
  const flush = async () => {
    const encoding = encodings[(feedTypes.indexOf(type) + files) % encodings.length] as Encoding;
    const number = String(files).padStart(4, '0');
    const content = encoding.encode(
      `${encoding.declaration}${header(date)}${text}</ficAlimMENESR>\n`,
    );
    text = '';
    files += 1;
    bytes += content.length;
    await writeFile(join(folder, `ENT2DVA_VAL_Complet_${date}_${type}_${number}.xml`), content);
  };
  return {
    add(record) {
      text += record;
      records += 1;
      return text.length >= partSize ? flush() : undefined;
    },
    async close() {
      if (text !== '' || files === 0) await flush();
      return { records, bytes, files };
    },
  };
}

const header = (date: string) => `<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<ficAlimMENESR>
<!-- versionAF="AAF-VE2607" -->
<!-- versionSDET="Annexe 4bis version 6.4" -->
<!-- codeAcademieExport="${academy.code}" -->
<!-- degre="2D" -->
<!-- dateGenerationExport="${date.slice(6)}/${date.slice(4, 6)}/${date.slice(0, 4)}" -->
`;
