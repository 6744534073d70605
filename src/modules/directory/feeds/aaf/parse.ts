import { FeedRefused } from '../feed.ts';
import { decoded } from './decode.ts';
import { Envelope, type Header, type RawRecord } from './envelope.ts';

/** Some records of a file, with what its comments said so far (everything, once there is a record). */
export interface Parsed {
  header: Header;
  records: RawRecord[];
}

/**
 * Reads one file in constant memory, whatever its size and however its bytes come. A file that is not a whole,
 * well-formed `ficAlimMENESR` throws `FeedRefused` with its name and line.
 */
export async function* parse(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Parsed> {
  const envelope = new Envelope();
  let empty = true;
  try {
    for await (const text of decoded(bytes)) {
      if (text === '') continue;
      empty = false;
      const records = envelope.write(text);
      if (records.length > 0) yield { header: envelope.header, records };
    }
    if (empty) throw new FeedRefused('fichier vide', null, 1);
    envelope.end();
    yield { header: envelope.header, records: [] };
  } catch (error) {
    if (!(error instanceof FeedRefused) || error.file !== null) throw error;
    throw new FeedRefused(error.message, file, error.line ?? envelope.line);
  }
}
