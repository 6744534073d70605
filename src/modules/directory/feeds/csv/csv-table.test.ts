import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CsvFile } from './csv-file.ts';
import { readTable } from './csv-table.ts';

const file = (content: string | Uint8Array, name = 'eleves.csv'): CsvFile => ({
  name,
  open: async function* () {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  },
});

const cellsOf = async (content: string | Uint8Array) =>
  (await readTable(file(content))).rows.map(({ cells }) => cells);

test('the separator is the one of the first line: semicolon, comma or tab', async () => {
  for (const mark of [';', ',', '\t'])
    assert.deepEqual(await cellsOf(`nom${mark}prenom\nNoël${mark}"Zoé${mark} Anne"\n`), [
      ['Noël', `Zoé${mark} Anne`.trim()],
    ]);
});

test('UTF-8, with its mark or without, and windows-1252 are told apart', async () => {
  const text = 'nom;prenom\nNoël;Zoé\n';
  assert.deepEqual(await cellsOf(text), [['Noël', 'Zoé']]);
  assert.deepEqual(await cellsOf(`\uFEFF${text}`), [['Noël', 'Zoé']]);
  assert.deepEqual(await cellsOf(Buffer.from(text, 'latin1')), [['Noël', 'Zoé']]);
  const euro = Buffer.concat([
    Buffer.from('nom;prenom\n', 'latin1'),
    Buffer.from([0x80, 0x3b, 0x9c]),
  ]);
  assert.deepEqual(await cellsOf(euro), [['€', 'œ']]);
});

test('the mark is no part of the first header', async () => {
  assert.deepEqual((await readTable(file('\uFEFFnom;prenom\n'))).headers, ['nom', 'prenom']);
});

test('a line is known by where it starts, whatever breaks its cells hold', async () => {
  const { rows, misshapen } = await readTable(
    file('nom;adresse\nA;"1 rue X\nBourges"\n\nB;C\nD;E;F\n;\nG;H;;\n'),
  );
  assert.deepEqual(
    rows.map(({ line, cells }) => [line, cells[0]]),
    [
      [2, 'A'],
      [5, 'B'],
      [8, 'G'],
    ],
  );
  assert.deepEqual(misshapen, [{ line: 6, reason: '3 cellules, 2 attendues' }]);
});

for (const [what, content, reason] of [
  ['an empty file', '', /vide/],
  ['a workbook', Buffer.from('PK\u0003\u0004xxxx'), /classeur/],
  ['UTF-16', Buffer.from('\uFEFFnom;prenom', 'utf16le'), /UTF-16/],
  ['control characters', 'nom;prenom\nA\u0000;B\n', /pas du texte/],
  ['bytes of no encoding', Buffer.from([0x61, 0x3b, 0x62, 0x0a, 0xe9, 0x81]), /encodage inconnu/],
  ['one column', 'nom\nA\n', /une seule colonne/],
  ['a header twice', 'nom;nom\nA;B\n', /deux colonnes s’appellent « nom »/],
  ['a column without header', 'nom;;prenom\nA;B;C\n', /pas d’en-tête/],
  ['a quote that is never closed', 'nom;prenom\n"A;B\n', /jamais refermé/],
  ['a quote in the middle', 'nom;prenom\nA"B;C\n', /guillemet au milieu/],
  ['a line without end', `nom;prenom\n"${'x'.repeat(200_000)}`, /démesurée|jamais refermé/],
] as const)
  test(`${what} is refused, with a reason in French`, async () => {
    await assert.rejects(readTable(file(content)), (error: Error & { file: string }) => {
      assert.match(error.message, reason);
      assert.equal(error.file, 'eleves.csv');
      return true;
    });
  });

test('what a table says is read again as it was written', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replaceAll(/[\p{Cc}\uFEFF]/gu, '').trim());
  const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((one) => one !== ''));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`));
      const text = [['a', 'b', 'c'], ...quoted].map((cells) => cells.join(';')).join('\r\n');
      assert.deepEqual(await cellsOf(text), rows);
    }),
    { numRuns: 200 },
  );
});
