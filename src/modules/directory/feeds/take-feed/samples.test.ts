import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { directoryState } from '../aaf/samples/directory-state.ts';
import { filesOfSample } from '../aaf/samples/sample-feed.ts';
import { takeAaf } from '../take-feed.ts';
import { openGround, school } from './ground.ts';

const { url, membersOf, database, room } = await openGround();

const synthetic = resolve(import.meta.dirname, '../../../../../../shared/data/aaf/synthetic-2d');
test('the synthetic 2D feed of the shared samples, by hand', {
  skip: existsSync(synthetic) ? false : `absent: ../shared/data/aaf/synthetic-2d`,
}, async () => {
  const report = await takeAaf({ url, path: synthetic });
  assert.deepEqual(
    [report.outcome, report.source, report.date],
    ['applied', 'aaf:2D:99', '2025-09-01'],
  );
  assert.deepEqual([report.created, report.ignored, report.refusedCount], [19, 1, 0]);
  assert.deepEqual(report.unknownAttributes, {});
  const state = await directoryState(database);
  assert.deepEqual(state['structures'], [
    '["99/9001","0990001A","Collège des Tilleuls","college","Ville-Fictive"]',
  ]);
  assert.deepEqual(state['families'], [
    '["99/Eleve/100001","99/PersRelEleve/200001","10",1,true,1,true]',
    '["99/Eleve/100001","99/PersRelEleve/200002","20",1,false,1,false]',
    '["99/Eleve/100002","99/PersRelEleve/200001","10",1,true,1,true]',
    '["99/Eleve/100002","99/PersRelEleve/200003","50",2,false,null,false]',
    '["99/Eleve/100003","99/PersRelEleve/200004","10",1,true,1,true]',
  ]);
  assert.deepEqual(await membersOf('division', '6A'), ['Zoé']);
  assert.deepEqual(await membersOf('division', '3B'), ['Inès', 'Malo']);
  assert.deepEqual(await membersOf('groupe', '3_LATIN'), ['Malo']);
  assert.deepEqual(await membersOf('responsables', '3B'), ['Claire', 'Nadia', 'Paule']);
  assert.deepEqual(await membersOf('teaching-team', '6A'), ['Alix']);
  assert.deepEqual(await membersOf('head-teachers', '6A'), ['Alix']);
  assert.deepEqual(await membersOf('profile', 'ENS'), ['Alix', 'Yann']);
  assert.equal(state['functions']?.length, 4);
  assert.equal(state['teaching']?.length, 3);
});

test('a .tgz is taken like a folder', async () => {
  const { pack } = await import('tar-stream');
  const { gzipSync } = await import('node:zlib');
  const { buffer } = await import('node:stream/consumers');
  const packing = pack();
  for (const [name, text] of filesOfSample(school())) packing.entry({ name: `x/${name}` }, text);
  packing.finalize();
  const path = join(room(), 'ENT2DVA.20261121.tgz');
  await writeFile(path, gzipSync(await buffer(packing)));
  const report = await takeAaf({ url, path });
  assert.deepEqual([report.outcome, report.created], ['applied', 13]);
});
