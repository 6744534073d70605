import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { testDatabase } from '#kernel/testing';

const { url } = await testDatabase();
const room = mkdtempSync(join(tmpdir(), 'preau-feed-csv-'));
after(() => rmSync(room, { recursive: true }));
const folder = join(room, 'cfa');
mkdirSync(folder);
writeFileSync(join(folder, 'structures.csv'), 'uai;nom;type\n0180777K;CFA du Berry;cfa\n');
const pupils = (born: string) =>
  writeFileSync(
    join(folder, 'apprentis.csv'),
    Buffer.from(`Nom apprenant;Prénom;Né le;Promo\nMOREL;Zoé;${born};CAP1\n`, 'latin1'),
  );
pupils('04/02/2008');

const main = resolve(import.meta.dirname, '../../main.ts');
const preau = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'feed', ...words], {
    env: { DATABASE_URL: url, PREAU_DATA: room },
    timeout: 60_000,
  });
  return { status, stdout: String(stdout), stderr: String(stderr) };
};

test('a proposed mapping is corrected, given back and taken; what looks like somebody who goes is told', () => {
  const proposal = preau('csv', folder, '--propose-mapping');
  assert.equal(proposal.status, 0, proposal.stderr);
  const mapping = JSON.parse(proposal.stdout);
  const [file] = mapping.files;
  assert.deepEqual(
    [file.file, file.kind, file.columns['Né le'], file.columns['Promo'], file.samples['Promo']],
    ['apprentis.csv', 'eleves', 'date_naissance', null, ['CAP1']],
  );
  const [unknown] = Object.keys(file.columns);
  file.columns[unknown as string] = 'nom';
  file.columns['Promo'] = 'classe';
  const said = join(room, 'mapping.json');
  writeFileSync(said, JSON.stringify(mapping));
  const how = [folder, '--source', 'cfa-berry', '--mapping', said];
  const taken = preau('csv', ...how, '--json');
  assert.equal(taken.status, 0, taken.stderr);
  const report = JSON.parse(taken.stdout);
  assert.deepEqual([report.source, report.created, report.near], ['csv:cfa-berry', 2, []]);
  pupils('14/02/2008');
  const again = preau('csv', ...how, '--dry-run');
  assert.match(again.stdout, /À rapprocher : 1/);
  assert.match(
    again.stdout,
    /apprentis.csv, ligne 2 : MOREL Zoé, 14\/02\/2008 — était-ce MOREL Zoé/,
  );
  assert.match(again.stdout, /Zoé Morel arrive : .*classe – → CAP1/);
  const [, plan = ''] = /--plan (\S+),/.exec(again.stdout) ?? [];
  assert.equal(preau('csv', ...how, '--plan', 'x').status, 2);
  pupils('15/02/2008');
  const stale = preau('csv', ...how, '--plan', plan);
  assert.equal(stale.status, 1, 'the file says something else than the plan showed');
  const { id } = JSON.parse(preau('csv', ...how, '--dry-run', '--json').stdout).plan;
  const applied = JSON.parse(preau('csv', ...how, '--plan', id, '--json').stdout);
  assert.deepEqual([applied.outcome, applied.created, applied.near.length], ['applied', 1, 1]);
});

test('without what it needs the command says so', () => {
  assert.equal(preau('csv', folder).status, 2);
  assert.equal(preau('csv', folder, '--source', '../x').status, 2);
  assert.equal(preau('csv', join(room, 'none'), '--source', 'x').status, 2);
  assert.equal(preau('onde', folder).status, 2);
  const refused = preau('onde', folder, '--uai', '0180777K');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /pas une extraction d’ONDE/);
});
