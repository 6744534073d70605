import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryMark } from '../aaf/samples/directory-state.ts';
import { fileOf, nameOf } from '../aaf/samples/sample-feed.ts';
import { type Files, openGround, school } from './ground.ts';

const { take, run, database } = await openGround();

const edits: Record<string, [reason: RegExp, edit: (files: Files) => void]> = {
  'a truncated file': [
    /tronqué/,
    (files) => cut(files, 'PersEducNat', (text) => text.slice(0, -40)),
  ],
  'a malformed file': [
    /XML refusé/,
    (files) => cut(files, 'Eleve', (text) => text.replace('</value>', '')),
  ],
  'a DTD with an entity': [
    /DTD interne/,
    (files) =>
      cut(files, 'MefEducNat', (text) =>
        text.replace(/<!DOCTYPE[^>]*>/, '<!DOCTYPE ficAlimMENESR [<!ENTITY a "a">]>'),
      ),
  ],
  'a billion laughs': [
    /DTD interne/,
    (files) =>
      cut(files, 'EtabEducNat', (text) =>
        text.replace(
          /<!DOCTYPE[^>]*>/,
          '<!DOCTYPE ficAlimMENESR [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;">]>',
        ),
      ),
  ],
  'another root': [/racine/, (files) => cut(files, 'Eleve', () => '<html></html>')],
  'an empty file': [/vide/, (files) => cut(files, 'PersRelEleve', () => '')],
  'no record of a type': [/aucune fiche/, (files) => cut(files, 'PersRelEleve', () => fileOf([]))],
  'a gap in its parts': [
    /Eleve_0001/,
    (files) => files.set(nameOf('Eleve', {}, '0002'), fileOf([])),
  ],
  'a missing type': [/aucun fichier MefEducNat/, (files) => files.delete(nameOf('MefEducNat'))],
  'parts of two days': [
    /même jour/,
    (files) => files.set(nameOf('Eleve', { day: '2026-11-20' }, '0001'), fileOf([])),
  ],
  'parts of two exports': [
    /même export/,
    (files) => files.set(nameOf('Eleve', { prefix: 'AUTRE' }, '0001'), fileOf([])),
  ],
  'two academies': [
    /deux académies/,
    (files) => cut(files, 'PersEducNat', (text) => text.replace('Export="99"', 'Export="18"')),
  ],
  'another degree': [
    /premier et second degré/,
    (files) => cut(files, 'Eleve', (text) => text.replace('degre="2D"', 'degre="1D"')),
  ],
  'no academy': [
    /--academy/,
    (files) => cut(files, 'EtabEducNat', (text) => text.replace(/<!-- code.*/, '')),
  ],
  'nothing at all': [/aucun fichier AAF/, (files) => files.clear()],
};

function cut(
  files: Files,
  type: Parameters<typeof nameOf>[0],
  change: (text: string) => string,
): void {
  const name = nameOf(type);
  files.set(name, change(String(files.get(name))));
}

for (const [what, [reason, edit]] of Object.entries(edits)) {
  test(`a feed with ${what} is refused and changes nothing`, async () => {
    await take(school('2026-11-20'));
    const mark = await directoryMark(database);
    const report = await take(school(), { edit });
    assert.equal(report.outcome, 'refused');
    assert.match(report.reason ?? '', reason);
    assert.equal(await directoryMark(database), mark);
  });
}

test('a feed older than the last one is refused and changes nothing', async () => {
  await take(school('2026-11-20'));
  const mark = await directoryMark(database);
  const report = await take(school('2026-11-19'));
  assert.match(report.reason ?? '', /du 2026-11-19, un flux du 2026-11-20/);
  assert.equal(await directoryMark(database), mark);
});

test('a refusal names its file and line, and stays in the list of feeds', async () => {
  const report = await take(school(), {
    edit: (files) => cut(files, 'Eleve', (text) => text.replace('MARTIN', '&bombe;')),
  });
  assert.deepEqual([report.file, report.line], [nameOf('Eleve'), 12]);
  assert.deepEqual(await run("select outcome, report->>'file' as file from directory.feed"), [
    { outcome: 'refused', file: nameOf('Eleve') },
  ]);
});
