import { TextDecoder } from 'node:util';
import { FeedRefused } from '../feed.ts';

const spelled: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  'us-ascii': 'utf-8',
};

const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const ENOUGH = 256;

/**
 * Turns bytes into text as the file declares it: UTF-8 (BOM or not), ISO-8859-1, ISO-8859-15, windows-1252.
 * Without a declaration the first accented character decides: UTF-8 if it is valid UTF-8, else ISO-8859-15.
 * Bytes that the encoding does not know throw `FeedRefused`. The chunks' borders do not matter.
 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let undecided: Undecided | undefined;
  let decoder: TextDecoder | undefined;
  for await (let chunk of bytes) {
    if (head !== undefined) {
      head = Buffer.concat([head, chunk]);
      if (head.length < ENOUGH) continue;
      decoder = declared(head);
      if (decoder === undefined) undecided = new Undecided();
      chunk = head;
      head = undefined;
    }
    if (undecided !== undefined) {
      const known: Buffer | string = undecided.add(chunk);
      if (typeof known === 'string') {
        yield known;
        continue;
      }
      decoder = undecided.decoder();
      undecided = undefined;
      chunk = known;
    }
    yield text(decoder, chunk);
  }
  if (head !== undefined) {
    decoder = declared(head);
    if (decoder === undefined) {
      undecided = new Undecided();
      const known = undecided.add(head);
      if (typeof known === 'string') {
        yield known;
      } else {
        decoder = undecided.decoder();
        undecided = undefined;
        yield text(decoder, known);
      }
    } else yield text(decoder, head);
  }
  if (undecided !== undefined) yield undecided.rest();
  else if (decoder !== undefined) yield text(decoder);
}

function text(decoder: TextDecoder | undefined, chunk?: Uint8Array): string {
  try {
    return chunk === undefined
      ? (decoder as TextDecoder).decode()
      : (decoder as TextDecoder).decode(chunk, { stream: true });
  } catch {
    throw new FeedRefused(`des octets ne sont pas de l’${decoder?.encoding ?? 'encodage'} valide`);
  }
}

function declared(head: Buffer): TextDecoder | undefined {
  if (head.length >= 2 && (head[0] === 0xff || head[0] === 0xfe) && head[1] !== head[0]) {
    throw new FeedRefused('encodage UTF-16 : UTF-8 ou ISO-8859-15 attendu');
  }
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const name = DECLARATION.exec(head.toString('latin1', bom ? 3 : 0, ENOUGH))?.[1];
  if (name === undefined) return bom ? new TextDecoder('utf-8', { fatal: true }) : undefined;
  const label = spelled[name.toLowerCase()];
  if (label === undefined) throw new FeedRefused(`encodage « ${name} » inconnu`);
  if (bom && label !== 'utf-8') throw new FeedRefused(`marque UTF-8 et encodage « ${name} »`);
  return new TextDecoder(label, { fatal: true });
}

/** Passes ASCII on until the first other byte tells UTF-8 from ISO-8859-15. Holds at most four bytes back. */
class Undecided {
  #held: Buffer = Buffer.alloc(0);
  #isUtf8 = true;

  /** ASCII text so far, or — once decided — the bytes still to decode, ASCII before the first accent included. */
  add(chunk: Uint8Array): string | Buffer {
    const bytes = this.#held.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#held, chunk]);
    const first = bytes.findIndex((byte) => byte >= 0x80);
    if (first === -1) {
      this.#held = Buffer.alloc(0);
      return bytes.toString('latin1');
    }
    const wanted = sequenceLength(bytes[first] as number);
    if (wanted > 0 && first + wanted > bytes.length && isPrefix(bytes, first)) {
      this.#held = Buffer.from(bytes.subarray(first));
      return bytes.toString('latin1', 0, first);
    }
    this.#isUtf8 = wanted > 0 && isUtf8(bytes.subarray(first, first + wanted));
    return bytes;
  }

  decoder(): TextDecoder {
    return new TextDecoder(this.#isUtf8 ? 'utf-8' : 'iso-8859-15', { fatal: true });
  }

  /** The file ended in the middle of what could have been a character of UTF-8. */
  rest(): string {
    return new TextDecoder('iso-8859-15').decode(this.#held);
  }
}

const sequenceLength = (lead: number): number =>
  lead >= 0xc2 && lead <= 0xdf
    ? 2
    : lead >= 0xe0 && lead <= 0xef
      ? 3
      : lead >= 0xf0 && lead <= 0xf4
        ? 4
        : 0;

const isPrefix = (bytes: Buffer, first: number): boolean =>
  bytes.subarray(first + 1).every((byte) => byte >= 0x80 && byte <= 0xbf);

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
