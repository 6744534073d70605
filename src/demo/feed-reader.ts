import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { type FeedRequest, makeFeed } from './make-feed.ts';
import { type FeedType, feedTypes } from './write-feed.ts';

/** One record as the tests see it: its id, and every value of every attribute, empty ones left out. */
export interface ReadRecord {
  id: string;
  values: Readonly<Record<string, readonly string[]>>;
}

/** A feed as read back, by type. */
export type ReadFeed = Record<FeedType, ReadRecord[]>;

const scratch = join(import.meta.dirname, '../../.preau-test');

/** A new empty folder in the checkout's scratch place, and how to remove it. */
export function scratchFolder(): { path: string; remove: () => void } {
  mkdirSync(scratch, { recursive: true });
  const path = mkdtempSync(join(scratch, 'demo-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes a feed of three schools (unless told otherwise), reads it back, and leaves no file. */
export async function makeAndRead(request: Partial<FeedRequest> = {}): Promise<ReadFeed> {
  const folder = scratchFolder();
  try {
    await makeFeed({ folder: folder.path, structures: 3, ...request });
    const entries = feedTypes.map((type) => [type, readRecords(folder.path, type)]);
    return Object.fromEntries(entries) as ReadFeed;
  } finally {
    folder.remove();
  }
}

/** Reads the records of one type back, without the importer, so that generator and importer cannot err together. */
export function readRecords(folder: string, type: string): ReadRecord[] {
  return readdirSync(folder)
    .filter((name) => name.includes(`_${type}_`))
    .sort()
    .flatMap((name) => parse(decode(readFileSync(join(folder, name)))));
}

/** The values of an attribute, none when it is absent or empty. */
export const valuesIn = (record: ReadRecord, name: string): readonly string[] =>
  record.values[name] ?? [];

/** The only value of an attribute, or an empty text. */
export const valueIn = (record: ReadRecord, name: string): string =>
  valuesIn(record, name)[0] ?? '';

function decode(bytes: Buffer): string {
  const declared = /^<\?xml[^>]*encoding="([^"]+)"/.exec(bytes.toString('latin1', 0, 100))?.[1];
  return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes);
}

function parse(text: string): ReadRecord[] {
  const records: ReadRecord[] = [];
  const parser = new SaxesParser({});
  let [id, name, content] = ['', '', ''];
  let values: Record<string, string[]> = {};
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    content = '';
    if (tag === 'addRequest') values = {};
    if (tag === 'attr') name = String(attributes['name']);
  });
  parser.on('text', (more) => {
    content += more;
  });
  parser.on('closetag', ({ name: tag }) => {
    if (tag === 'id') id = content;
    if (tag === 'value' && content !== '') {
      const list = values[name] ?? [];
      values[name] = list;
      list.push(content);
    }
    if (tag === 'addRequest') records.push({ id, values });
  });
  parser.write(text).close();
  return records;
}
