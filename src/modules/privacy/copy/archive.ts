import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { filesOf } from './files.ts';
import type { WholeCopy } from './gather.ts';
import { readablePage } from './readable-page.ts';

/**
 * The copy as one archive, made while it is read: `lisez-moi.html` for people, `donnees.json` for programs, and the
 * files of each house in a folder of its name. A file that cannot be read ends the archive with its error.
 */
export function archiveOf(copy: WholeCopy): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  const options = { mtime: copy.madeAt };
  zip.addBuffer(Buffer.from(readablePage(copy)), 'lisez-moi.html', options);
  zip.addBuffer(Buffer.from(jsonOf(copy)), 'donnees.json', options);
  for (const { path, open } of filesOf(copy))
    zip.addReadStreamLazy(path, options, (give) => {
      open().then(
        (stream) => give(null, stream),
        (error: unknown) => give(error, undefined as never),
      );
    });
  zip.end();
  return out;
}

const jsonOf = ({ madeAt, parts }: WholeCopy): string =>
  JSON.stringify(
    {
      madeAt: madeAt.toISOString(),
      houses: Object.fromEntries(parts.map(({ name, facts }) => [name, facts])),
    },
    null,
    2,
  );
