import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { ZipFile } from 'yazl';

/** A stream of these bytes, in small parts. */
export const streamOf = (bytes: Buffer | string, part = 7_000): Readable => {
  const whole = Buffer.from(bytes);
  return Readable.from(
    (function* () {
      for (let at = 0; at < whole.length; at += part) yield whole.subarray(at, at + part);
    })(),
  );
};

/** A photograph: 600 × 300, red on its left half, as a telephone held upside down writes it, with where it was taken. */
export async function telephonePhoto(): Promise<Buffer> {
  const left = await sharp({
    create: { width: 300, height: 300, channels: 3, background: '#cc2200' },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width: 600, height: 300, channels: 3, background: '#0044cc' } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Telephone', Model: 'MARQUE-DU-TELEPHONE' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 23/1 30/1', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation: 3 })
    .jpeg()
    .toBuffer();
}

/** An archive with these entries, in their order. */
export async function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries))
    zip.addBuffer(Buffer.from(text), name, { compress: name !== 'mimetype' });
  zip.end();
  return buffer(zip.outputStream);
}

/** A word-processing document, `[Content_Types].xml` last, as some programs write it. */
export const docx = (): Promise<Buffer> =>
  zipOf({
    'word/document.xml': '<w:document/>',
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  });
