import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesOfSample, writeFiles } from '../aaf/samples/sample-feed.ts';
import { person } from '../aaf/samples/small-school.ts';
import { school } from '../take-feed/ground.ts';
import { archiveOf, archiveOfFeed, deltaOf, openFolder } from './ground.ts';
import { placesOf } from './places.ts';

const { run, places, root, lookOnce, lookTwice, deposits, putAway, events } = await openFolder();
const drop = (name: string, content: string | Uint8Array) =>
  writeFile(join(places().incoming, name), content);
const pupils = async () =>
  (
    await run<{ name: string }>(
      `select given_name as name from directory.person p where missing_since is null
       and exists (select from directory.schooling s where s.person_id = p.id) order by 1`,
    )
  ).map(({ name }) => name);
const states = async () => (await deposits()).map(({ state }) => state);

test('an archive is taken once two looks have found it the same, and put away with its report', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookOnce();
  assert.deepEqual(await states(), ['arriving']);
  assert.equal((await pupils()).length, 0);
  await lookOnce();
  assert.deepEqual(await states(), ['taken']);
  assert.ok((await pupils()).includes('Léa'));
  const [put] = await putAway('taken');
  assert.deepEqual(put?.files, ['bilan.txt', 'nuit.tgz']);
  assert.match(put?.report ?? '', /Source aaf:2D:99.*\nFiches créées/);
  assert.deepEqual(await readdir(places().incoming), []);
  assert.deepEqual(await readdir(places().work), []);
});

test('a sum beside it says at the first look that it is whole', async () => {
  const archive = await archiveOfFeed(school());
  await drop('nuit.tgz', archive);
  await drop('nuit.tgz.md5', `${createHash('md5').update(archive).digest('hex')}  nuit.tgz\n`);
  await lookOnce();
  assert.deepEqual(await states(), ['taken']);
});

test('a sum that another content has is waited for, and refused after an hour', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await drop('nuit.tgz.sha256', `${'0'.repeat(64)}  nuit.tgz\n`);
  await lookTwice();
  assert.deepEqual(await states(), ['arriving']);
  await lookOnce(61);
  const [one] = await deposits();
  assert.equal(one?.state, 'refused');
  assert.match(one?.reason ?? '', /n’a pas la somme/);
  assert.equal((await events('directory.deposit-refused')).length, 1);
});

test('loose files of a feed, and a folder of them, are each taken as one', async () => {
  await writeFiles(places().incoming, filesOfSample(school('2026-11-21')));
  await writeFiles(join(places().incoming, 'demain'), filesOfSample(school('2026-11-22')));
  await lookTwice();
  assert.deepEqual(await states(), ['taken', 'taken']);
  assert.deepEqual(
    (await run(`select feed_date::text as day from directory.feed order by started_at`)).map(
      ({ day }) => day,
    ),
    ['2026-11-21', '2026-11-22'],
  );
});

test('a half-written archive waits for its end, however slowly it comes', async () => {
  const archive = await archiveOfFeed(school());
  const half = archive.length >> 1;
  await drop('nuit.tgz', archive.subarray(0, half));
  await lookTwice();
  const [one] = await deposits();
  assert.equal(one?.state, 'arriving');
  assert.match(one?.reason ?? '', /archive/);
  await appendFile(join(places().incoming, 'nuit.tgz'), archive.subarray(half));
  await lookOnce();
  assert.deepEqual(await states(), ['arriving'], 'it has just changed');
  await lookOnce();
  assert.deepEqual(await states(), ['taken']);
});

test('an archive that never ends is refused after an hour, with its files and why', async () => {
  await drop('nuit.tgz', (await archiveOfFeed(school())).subarray(0, 700));
  await lookTwice();
  await lookOnce(61);
  assert.deepEqual(await states(), ['refused']);
  const [put] = await putAway('refused');
  assert.deepEqual(put?.files, ['bilan.txt', 'nuit.tgz']);
  assert.match(put?.report ?? '', /Pas pris/);
  const [told] = await events('directory.deposit-refused');
  assert.equal(told?.['name'], 'nuit.tgz');
});

test('a file that vanishes before it is whole leaves nothing', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookOnce();
  await rm(join(places().incoming, 'nuit.tgz'));
  await lookTwice();
  assert.deepEqual(await deposits(), []);
});

test('the same content under another name is not taken twice', async () => {
  const archive = await archiveOfFeed(school());
  await drop('nuit.tgz', archive);
  await lookTwice();
  await drop('encore.tgz', archive);
  await lookTwice();
  assert.match((await deposits())[1]?.reason ?? '', /^déjà pris le/);
  assert.equal((await run('select from directory.feed')).length, 1);
});

test('a delta that comes before its complete feed waits for it', async () => {
  await drop('delta.tgz', await archiveOf(deltaOf('2026-11-22', 'Ines', '4')));
  await lookTwice();
  const [waiting] = await deposits();
  assert.deepEqual(
    [waiting?.state, waiting?.reason],
    ['waiting', 'ce delta attend un flux complet de la même source'],
  );
  assert.equal((await run('select from directory.feed')).length, 0, 'and nobody is alarmed');
  await drop('complet.tgz', await archiveOfFeed(school('2026-11-21')));
  await lookTwice();
  assert.deepEqual(await states(), ['taken', 'taken']);
  assert.ok((await pupils()).includes('Ines'));
});

test('deltas are taken from the oldest to the newest, whatever their names', async () => {
  await drop('complet.tgz', await archiveOfFeed(school('2026-11-20')));
  await lookTwice();
  await drop('a.tgz', await archiveOf(deltaOf('2026-11-22', 'Zoé', '6')));
  await drop('b.tgz', await archiveOf(deltaOf('2026-11-21', 'Ines', '5')));
  await lookTwice();
  assert.deepEqual(await states(), ['taken', 'taken', 'taken']);
  assert.ok((await pupils()).includes('Ines') && (await pupils()).includes('Zoé'));
});

test('a malformed feed is refused, and the next one is taken all the same', async () => {
  const spoiled = filesOfSample(school('2026-11-20'));
  for (const name of spoiled.keys()) if (name.includes('_Eleve_')) spoiled.set(name, '<ficAlim');
  await drop('a.tgz', await archiveOf(spoiled));
  await drop('b.tgz', await archiveOfFeed(school('2026-11-21')));
  await lookTwice();
  assert.deepEqual(await states(), ['refused', 'taken']);
  const [put] = await putAway('refused');
  assert.match(put?.report ?? '', /_Eleve_0000\.xml, ligne 1/);
});

test('links, pipes and strangers are refused without being opened', async () => {
  await symlink('/etc/passwd', join(places().incoming, 'lien.tgz'));
  await mkdir(join(places().incoming, 'dossier'));
  await symlink('/etc', join(places().incoming, 'dossier', 'x_Complet_20261121_Eleve_0000.xml'));
  execFileSync('mkfifo', [join(places().incoming, 'tuyau.tgz')]);
  await drop('photo.zip', 'PK');
  await lookTwice();
  assert.deepEqual(
    (await deposits()).map(({ name, state }) => [name, state]),
    ['dossier', 'lien.tgz', 'photo.zip', 'tuyau.tgz'].map((name) => [name, 'refused']),
  );
  assert.match((await deposits())[2]?.reason ?? '', /pas un fichier attendu/);
  assert.equal((await run('select from directory.feed')).length, 0);
});

test('names that are still being written are passed over', async () => {
  await drop('nuit.tgz.filepart', 'x');
  await drop('.nuit.tgz', 'x');
  await lookTwice();
  assert.deepEqual(await deposits(), []);
});

test('an archive that swells without measure is refused', async () => {
  const zeros = Buffer.alloc(80 * 2 ** 20);
  const name = 'ENT_Complet_20261121_Eleve_0000.xml';
  await drop('bombe.tgz', await archiveOf([[name, zeros]]));
  await lookTwice();
  await lookOnce(61);
  const [one] = await deposits();
  assert.deepEqual([one?.state, one?.reason], ['refused', 'archive compressée démesurée']);
});

const crowded = (day: string, many: number) =>
  school(day, ({ Eleve }) => {
    for (let i = 0; i < many; i++)
      Eleve[String(1000 + i)] = person('FOULE', `E${i}`, { ENTPersonStructRattach: '100' });
  });
const allowTheCollege = () =>
  run(
    `update directory.deposit set allowed = '{0379001A}', state = 'waiting' where state = 'held'`,
  );

test('a feed that would make too many disappear is held with its plan, later deltas wait, and it goes on once its schools are allowed', async () => {
  await drop('a.tgz', await archiveOfFeed(crowded('2026-11-20', 40)));
  await lookTwice();
  await drop('b.tgz', await archiveOfFeed(crowded('2026-11-21', 20)));
  await drop('c.tgz', await archiveOf(deltaOf('2026-11-22', 'Ines', '5')));
  await lookTwice();
  assert.deepEqual(await states(), ['taken', 'held', 'waiting']);
  assert.equal((await events('directory.feed-ended')).at(-1)?.['heldCount'], 1);
  const planned = await run<{ name: string }>(
    `select l.said->>'name' as name from directory.feed_plan_line l join directory.deposit d using (plan_id)
     where l.said->>'verb' = 'disappears'`,
  );
  assert.equal(planned.length, 20);
  await allowTheCollege();
  await lookOnce();
  assert.deepEqual(await states(), ['taken', 'taken', 'taken']);
  assert.equal((await pupils()).filter((name) => name.startsWith('E')).length, 20);
});

test('a later complete feed of the same source makes a held one needless; of another source it does not', async () => {
  await drop('a.tgz', await archiveOfFeed(crowded('2026-11-20', 40)));
  await lookTwice();
  await drop('b.tgz', await archiveOfFeed(crowded('2026-11-21', 20)));
  await lookTwice();
  await drop('c.tgz', await archiveOfFeed({ ...crowded('2026-11-22', 5), academy: '98' }));
  await lookTwice();
  assert.deepEqual(await states(), ['taken', 'held', 'taken']);
  await drop('d.tgz', await archiveOfFeed(crowded('2026-11-22', 40)));
  await lookTwice();
  assert.deepEqual(await states(), ['taken', 'refused', 'taken', 'taken']);
  assert.match((await deposits())[1]?.reason ?? '', /^dépassé par le flux complet du 22/);
});

test('what was allowed on the sight of a plan is held again when somebody edited in between, and says which lines', async () => {
  await drop('a.tgz', await archiveOfFeed(crowded('2026-11-20', 40)));
  await lookTwice();
  await drop('b.tgz', await archiveOfFeed(crowded('2026-11-21', 20)));
  await lookTwice();
  await run(`update directory.person set mobile = '0600000000' where given_name = 'E30'`);
  await allowTheCollege();
  await lookOnce();
  const [held] = await run<{ state: string; allowed: string[]; differs: string[] }>(
    `select state, allowed, differs from directory.deposit where name = 'b.tgz'`,
  );
  assert.deepEqual([held?.state, held?.allowed, held?.differs.length], ['held', [], 1]);
  await allowTheCollege();
  await lookOnce();
  assert.deepEqual(await states(), ['taken', 'taken']);
});

test('who was killed in the middle is followed by somebody who goes on', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookOnce();
  const [{ id } = { id: '' }] = await run<{ id: string }>('select id from directory.deposit');
  // Killed after it was written down, before any file was moved.
  await run(
    `update directory.deposit set state = 'waiting', kind = 'complete', day = '2026-11-21'`,
  );
  await lookOnce();
  assert.deepEqual(await states(), ['taken']);
  // Killed once the feed was applied, before the deposit knew.
  await run(`update directory.deposit set state = 'taking', feed_id = null, sha256 = null`);
  const [folder = ''] = await readdir(places().taken);
  execFileSync('mv', [join(places().taken, folder), join(places().work, id)]);
  await lookOnce();
  assert.deepEqual(await states(), ['taken']);
  // Killed once it was over, before its files were put away.
  const [again = ''] = await readdir(places().taken);
  execFileSync('mv', [join(places().taken, again), join(places().work, id)]);
  await lookOnce();
  assert.deepEqual(await readdir(places().work), []);
  assert.equal((await readdir(places().taken)).length, 1);
});

test('what was begun three times and never ended is refused, so that the others are taken', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookOnce();
  await run('update directory.deposit set attempts = 3');
  await lookOnce();
  assert.match((await deposits())[0]?.reason ?? '', /interrompu 3 fois/);
});

test('two programs that look at once are one after the other', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookOnce();
  const both = await Promise.all([lookOnce(), lookOnce(0)]);
  assert.deepEqual(both.sort(), [false, true]);
  assert.equal((await run('select from directory.feed')).length, 1);
});

test('files are deleted when their time is over; what they were stays in the history', async () => {
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookTwice();
  await lookOnce(14 * 1440);
  assert.equal((await readdir(places().taken)).length, 1);
  await lookOnce(2 * 1440);
  assert.deepEqual(await readdir(places().taken), []);
  assert.deepEqual(await states(), ['taken']);
});

test('administrators are told once that nothing comes, and again after something came', async () => {
  await run('update directory.pick_up set expected_days = 3, created_at = $1', [
    new Date('2026-11-24T01:00:00Z'),
  ]);
  await lookOnce(2 * 1440);
  assert.equal((await events('directory.feed-late')).length, 0);
  await lookOnce(2 * 1440);
  await lookOnce();
  assert.deepEqual(
    (await events('directory.feed-late')).map(({ source, days }) => [source, days]),
    [['AAF', 4]],
  );
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookTwice();
  await lookOnce(4 * 1440);
  assert.equal((await events('directory.feed-late')).length, 2);
});

test('before its hour a source is looked at, and not taken', async () => {
  await run(`update directory.pick_up set not_before = '04:00'`);
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookTwice();
  assert.deepEqual(await states(), ['waiting'], 'it is half past two in Paris');
  await lookOnce(120);
  assert.deepEqual(await states(), ['taken']);
});

test('a folder that cannot be made is said, and the others are looked into', async () => {
  await run(`insert into directory.pick_up (folder, label, kind) values ('casse', 'Cassé', 'aaf')`);
  await writeFile(join(root(), 'casse'), 'a file where a folder should be');
  await drop('nuit.tgz', await archiveOfFeed(school()));
  await lookTwice();
  assert.deepEqual(await states(), ['taken']);
  const [{ fault } = { fault: null }] = await run<{ fault: string | null }>(
    `select fault from directory.pick_up where folder = 'casse'`,
  );
  assert.match(fault ?? '', /lecture impossible/);
  await rm(join(root(), 'casse'));
});

test('the tables of a school are taken together, with the columns that the operator laid beside them', async () => {
  const school = `insert into directory.structure (uai, name, kind) values ('0180777K', 'CFA du Berry', 'cfa') returning id`;
  const [{ id } = { id: '' }] = await run<{ id: string }>(school);
  await run(
    `insert into directory.pick_up (folder, label, kind, structure_id) values ('cfa', 'CFA', 'csv', $1)`,
    [id],
  );
  await lookOnce();
  const { incoming } = placesOf(root(), 'cfa');
  await writeFile(join(incoming, 'eleves.csv'), 'matricule;nom;prenom;classe\n1;MOREL;Inès;CAP1\n');
  const columns = { matricule: 'identifiant', nom: 'nom', prenom: 'prenom', classe: 'classe' };
  const files = [{ file: 'eleves.csv', kind: 'eleves', columns }];
  await writeFile(join(root(), 'cfa', 'correspondance.json'), JSON.stringify({ files }));
  await lookTwice();
  assert.deepEqual(await deposits(), [{ name: 'fichiers', state: 'taken', reason: null }]);
  assert.deepEqual(await pupils(), ['Inès']);
  await writeFile(join(incoming, 'eleves.csv'), 'PK\u0003\u0004');
  await lookTwice();
  assert.match((await deposits())[1]?.reason ?? '', /classeur|texte/);
  assert.equal((await events('directory.deposit-refused')).length, 1);
});
