import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ReadRecord, readRecords, scratchFolder, valueIn, valuesIn } from './feed-reader.ts';
import { type FeedReport, type FeedRequest, makeFeed } from './make-feed.ts';
import { demoPeople, hugoMartin, thomasMartin } from './people.ts';

const root = join(import.meta.dirname, '../..');
const dtd = join(root, '../shared/data/aaf/ficAlimMENESR.dtd');

let folder = '';
let report: FeedReport;
const records: Record<string, ReadRecord[]> = {};
const of = (type: string) => records[type] ?? [];
const byId = (type: string) => new Map(of(type).map((record) => [record.id, record]));

const removals: (() => void)[] = [];
after(() => {
  for (const remove of removals) remove();
});

/** A folder that goes when the tests end. */
function newFolder(): string {
  const { path, remove } = scratchFolder();
  removals.push(remove);
  return path;
}

/** Writes a feed of three schools, unless told otherwise, and resolves to its folder. */
async function feed(request: Partial<FeedRequest> = {}): Promise<string> {
  const path = newFolder();
  await makeFeed({ folder: path, structures: 3, ...request });
  return path;
}

const bytesOf = (path: string) =>
  readdirSync(path)
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(path, name)))
        .digest('hex'),
    ]);

before(async () => {
  folder = newFolder();
  report = await makeFeed({ folder, structures: 3 });
  for (const type of Object.keys(report)) records[type] = readRecords(folder, type);
});

describe('the files', () => {
  test('the same seed gives the same bytes, whatever the locale and the time zone', async () => {
    const path = newFolder();
    const script = `import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))}).then((demo) => demo.makeFeed({ folder: ${JSON.stringify(path)}, structures: 3 }))`;
    const other = spawnSync(process.execPath, ['--eval', script], {
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      encoding: 'utf8',
    });
    assert.equal(other.status, 0, other.stderr);
    assert.deepEqual(bytesOf(path), bytesOf(folder));
  });

  test('another seed gives other people, but the demo people stay', async () => {
    const other = await feed({ seed: 'autre' });
    assert.notDeepEqual(bytesOf(other), bytesOf(folder));
    const lea = readRecords(other, 'Eleve')[0];
    assert.deepEqual([lea?.id, lea && valueIn(lea, 'givenName')], ['1000001', 'Léa']);
  });

  test('what was counted is what is written', () => {
    for (const [type, { records: count, bytes, files }] of Object.entries(report)) {
      const names = readdirSync(folder).filter((name) => name.includes(`_${type}_`));
      assert.equal(of(type).length, count, type);
      assert.equal(names.length, files, type);
      const sizes = names.map((name) => readFileSync(join(folder, name)).length);
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        bytes,
        type,
      );
    }
  });

  test('parts are numbered from 0000 without a gap and are about 4.5 MB', async () => {
    const path = await feed({ structures: 8 });
    const parts = readdirSync(path)
      .filter((name) => name.includes('_Eleve_'))
      .sort();
    assert.ok(parts.length > 1, parts.join());
    parts.forEach((name, at) => {
      assert.match(name, /^ENT2DVA_VAL_Complet_20261121_Eleve_\d{4}\.xml$/);
      assert.equal(Number(name.slice(-8, -4)), at);
      const size = readFileSync(join(path, name)).length;
      assert.ok(
        size < 4_700_000 && (at === parts.length - 1 || size > 4_400_000),
        `${name} ${size}`,
      );
    });
  });

  test('encodings are mixed: both charsets, a BOM, a part without declaration, numeric entities', () => {
    const texts = readdirSync(folder).map((name) =>
      readFileSync(join(folder, name)).toString('latin1'),
    );
    assert.ok(
      texts.some((text) => text.startsWith('<?xml version="1.0" encoding="ISO-8859-15"?>')),
    );
    assert.ok(texts.some((text) => text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')));
    assert.ok(texts.some((text) => text.startsWith('\xef\xbb\xbf<?xml')));
    assert.ok(texts.some((text) => text.startsWith('<!DOCTYPE')));
    assert.ok(texts.some((text) => text.includes('&#201;')));
    assert.ok(texts.some((text) => text.includes('&apos;') && text.includes('&amp;')));
  });

  test('earlier demo files are replaced and nothing else is touched', async () => {
    const path = await feed({ structures: 8 });
    const [own] = readdirSync(path);
    const other = join(path, 'notes.txt');
    writeFileSync(other, 'à garder');
    await makeFeed({ folder: path, structures: 2, date: '20261128' });
    assert.ok(existsSync(other));
    assert.ok(own && !existsSync(join(path, own)));
  });

  const xmllint = spawnSync('xmllint', ['--version']).status === 0;
  const skip = !xmllint ? 'xmllint is not installed' : existsSync(dtd) ? false : 'no ../shared DTD';
  test("every file is valid against the ministry's DTD", { skip }, () => {
    const files = readdirSync(folder).map((name) => join(folder, name));
    const lint = spawnSync('xmllint', ['--noout', '--dtdvalid', dtd, ...files], {
      encoding: 'utf8',
    });
    assert.equal(lint.status, 0, lint.stderr);
  });
});

describe('the demo people', () => {
  test('each is in the file and under the jointure that people.ts says', () => {
    for (const { feed: place, given, family } of demoPeople) {
      if (!place) continue;
      const record = byId(place.type).get(place.jointure);
      assert.ok(record, given);
      assert.equal(valueIn(record, 'givenName'), given);
      assert.equal(valueIn(record, 'sn'), family.toUpperCase());
    }
  });

  test('they are the first records of their files', () => {
    assert.deepEqual([of('Eleve')[0]?.id, of('PersRelEleve')[0]?.id], ['1000001', '1100001']);
    const agents = demoPeople.flatMap(({ feed: place }) =>
      place?.type === 'PersEducNat' ? [place.jointure] : [],
    );
    assert.deepEqual(
      of('PersEducNat')
        .slice(0, agents.length)
        .map(({ id }) => id),
      agents,
    );
  });

  test('nobody else has their names, so their logins are free', () => {
    const families = new Set(demoPeople.map(({ family }) => family.toUpperCase()));
    const known = new Set([
      ...demoPeople.map(({ feed: place }) => place?.jointure),
      hugoMartin,
      thomasMartin,
    ]);
    for (const type of ['Eleve', 'PersRelEleve', 'PersEducNat']) {
      for (const record of of(type)) {
        if (families.has(valueIn(record, 'sn'))) assert.ok(known.has(record.id), record.id);
      }
    }
  });

  test('Léa sits in 5eB among 27, Hugo in 2de 3, both children of Claire and of a father who lives elsewhere', () => {
    const [pupils, parents] = [byId('Eleve'), byId('PersRelEleve')];
    const [lea, hugo] = [pupils.get('1000001'), pupils.get(hugoMartin)] as [ReadRecord, ReadRecord];
    assert.deepEqual(valuesIn(lea, 'ENTEleveClasses'), ['9001$5eB']);
    assert.deepEqual(valuesIn(hugo, 'ENTEleveClasses'), ['9002$2de 3']);
    const inLeasDivision = of('Eleve').filter(
      (one) => valueIn(one, 'ENTEleveClasses') === '9001$5eB',
    );
    assert.equal(inLeasDivision.length, 27);
    for (const child of [lea, hugo]) {
      assert.deepEqual(valuesIn(child, 'ENTElevePersRelEleve'), [
        '1100001$10$1$1$1$1',
        `${thomasMartin}$20$0$1$1$0`,
      ]);
    }
    const [claire, thomas] = [parents.get('1100001'), parents.get(thomasMartin)] as [
      ReadRecord,
      ReadRecord,
    ];
    assert.deepEqual(valuesIn(claire, 'ENTAuxPersRelEleveEleve'), ['1000001', hugoMartin]);
    assert.notEqual(valueIn(claire, 'ENTPersonAdresse'), valueIn(thomas, 'ENTPersonAdresse'));
  });

  test('Sophie Dupuis teaches mathematics to 5eB and others, and is the professeure principale of 5eB', () => {
    const sophie = byId('PersEducNat').get('1200001') as ReadRecord;
    assert.deepEqual(valuesIn(sophie, 'ENTAuxEnsClassesPrincipal'), ['9001$5eB']);
    assert.ok(valuesIn(sophie, 'ENTAuxEnsClassesMatieres').includes('9001$5eB$061300'));
    assert.ok(valuesIn(sophie, 'ENTAuxEnsClasses').length >= 3);
  });
});
