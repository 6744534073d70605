import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connect } from '#kernel/db';
import { openEmbedded } from '#kernel/postgres';
import { countFigures, undoFeed } from '#modules/directory';
import { migrateHouse } from '../src/schemas.ts';
import { reference } from './reference.ts';
import { makeFeed, takeApart } from './take-once.ts';

/**
 * A night's delta on a region, some 2,000 changes: taken, undone, and taken again.
 *
 *   node bench/delta.ts [structures]        350 by default, the region
 */
const [structures = '350'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'preau-delta-'));
const database = await openEmbedded({ folder: join(folder, 'data') });
try {
  await migrateHouse(database.url);
  const whole = makeFeed(join(folder, 'whole'), structures);
  const changes = ['--change', '0.00125', '--date', '20261123'];
  const changed = makeFeed(join(folder, 'changed'), structures, ...changes);
  const delta = join(folder, 'delta');
  console.log('changes', await writeDelta(whole, changed, delta));
  console.log('into an empty directory', await takeApart(database.url, whole));
  await countAsTheWorkerDoes(database.url);
  console.log('reference', await reference(database.url));
  console.log('delta', await takeApart(database.url, delta));
  await countAsTheWorkerDoes(database.url);
  console.log('undo', await undoLast(database.url));
  await countAsTheWorkerDoes(database.url);
  console.log('delta again', await takeApart(database.url, delta));
  console.log('reference', await reference(database.url));
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

/** After each feed, and each undoing. */
async function countAsTheWorkerDoes(url: string): Promise<void> {
  const { db } = connect(url, 1);
  await countFigures({ db });
  await db.destroy();
}

async function undoLast(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'select id from directory.feed order by finished_at desc limit 1',
  );
  await client.end();
  const started = performance.now();
  const { outcome, rows: given, reason } = await undoFeed({ url, id: rows[0]?.id });
  return { outcome, reason, rows: given, seconds: Math.round(performance.now() - started) / 1000 };
}

/** Writes what makes of one complete feed the other: additions, changes and removals. */
async function writeDelta(from: string, to: string, into: string): Promise<Record<string, number>> {
  mkdirSync(into, { recursive: true });
  const counts: Record<string, number> = {};
  const types = new Set(readdirSync(to).map((name) => /_([A-Za-z]+)_\d+\.xml$/.exec(name)?.[1]));
  for (const type of types) {
    if (type === undefined) continue;
    const of = (place: string) =>
      readdirSync(place)
        .filter((name) => name.includes(`_${type}_`))
        .map((name) => join(place, name));
    const known = new Map<string, string>();
    for await (const record of recordsOf(of(from))) known.set(record.id, digest(record.text));
    const lines: string[] = [];
    let head = '';
    for await (const record of recordsOf(of(to), (text) => (head ||= text))) {
      const before = known.get(record.id);
      known.delete(record.id);
      if (before === digest(record.text)) continue;
      lines.push(before === undefined ? record.text : asModify(record.text));
      counts[type] = (counts[type] ?? 0) + 1;
    }
    for (const id of known.keys()) {
      lines.push(asDelete(type, id));
      counts[`${type} deleted`] = (counts[`${type} deleted`] ?? 0) + 1;
    }
    if (lines.length === 0) continue;
    const [first = ''] = readdirSync(to).filter((name) => name.includes(`_${type}_`));
    const name = first.replace('_Complet_', '_Delta_').replace(/_\d+\.xml$/, '_0000.xml');
    writeFileSync(
      join(into, name),
      `${head.replace('ISO-8859-15', 'UTF-8')}\n${lines.join('\n')}\n</ficAlimMENESR>\n`,
    );
  }
  return counts;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

function asModify(text: string): string {
  return text
    .replaceAll('addRequest>', 'modifyRequest>')
    .replace('<attributes>', '<modifications>')
    .replace('</attributes>', '</modifications>')
    .replace(/<modifications>[\s\S]*<\/modifications>/, (part) =>
      part
        .replaceAll('<attr name', '<modification operation="replace" name')
        .replaceAll('</attr>', '</modification>'),
    );
}

function asDelete(type: string, id: string): string {
  const [name, category] =
    type === 'EtabEducNat'
      ? ['categorieStructure', type]
      : type === 'MatiereEducNat'
        ? ['categorieMatiere', 'MatEducNat']
        : type === 'MefEducNat'
          ? ['categorieMef', type]
          : ['categoriePersonne', type];
  return `<deleteRequest><operationalAttributes><attr name="${name}"><value>${category}</value></attr></operationalAttributes><identifier><id>${id}</id></identifier></deleteRequest>`;
}

async function* recordsOf(paths: readonly string[], onHead: (text: string) => void = () => {}) {
  for (const path of paths) {
    let rest = '';
    let isFirst = true;
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    for await (const chunk of createReadStream(path)) {
      const isLatin = (chunk as Buffer).subarray(0, 100).includes('ISO-8859-15');
      decoder ??= new TextDecoder(isLatin ? 'iso-8859-15' : 'utf-8');
      rest += decoder.decode(chunk as Buffer, { stream: true });
      for (let end = rest.indexOf('</addRequest>'); end >= 0; end = rest.indexOf('</addRequest>')) {
        const start = rest.indexOf('<addRequest>');
        if (isFirst) onHead(rest.slice(0, start));
        isFirst = false;
        const text = rest.slice(start, end + 13);
        rest = rest.slice(end + 13);
        yield { id: /<id>([^<]*)<\/id>/.exec(text)?.[1] ?? '', text };
      }
    }
  }
}
