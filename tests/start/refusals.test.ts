import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { holdDatabase, startHolder } from '../support/holder.ts';
import { atEnd, checkout, preau, temporaryFolder } from '../support/program.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

test('a folder that cannot be written is named, with what to do', async (t) => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o555);
  const account = isRoot ? { uid: NOBODY } : {};
  const canRead = spawnSync(process.execPath, ['-e', '0'], { ...account, cwd: checkout });
  if (canRead.status !== 0) return t.skip('the checkout is closed to other accounts');
  const holder = startHolder(join(folder, 'données'), account);
  assert.equal(await holder.ended, 1);
  assert.match(holder.printed(), /ne peut pas être écrit : droits insuffisants.*PREAU_DATA/s);
  chmodSync(folder, 0o755);
});

test('a file where the data folder should be is named', async () => {
  const file = join(temporaryFolder(), 'fichier');
  writeFileSync(file, '');
  const holder = startHolder(file);
  assert.equal(await holder.ended, 1);
  assert.match(holder.printed(), /fichier ne peut pas être écrit : un fichier/);
});

test('a full disk is said before anything is made', async (t) => {
  const folder = temporaryFolder();
  if (!isRoot || !mountSmall(folder, '20m'))
    return t.skip('only as root where tmpfs can be mounted');
  const holder = startHolder(folder);
  assert.equal(await holder.ended, 1);
  assert.match(holder.printed(), /^Disque plein : il reste \d+ Mo sous .*\nLibérez de la place/);
  assert.ok(!readdirSync(folder).some((name) => /^postgres(\.new.*)?$/.test(name)));
});

test('a disk that fills up later stops the next start with one clear line, and loses nothing', async (t) => {
  const folder = temporaryFolder();
  if (!isRoot || !mountSmall(folder, '300m'))
    return t.skip('only as root where tmpfs can be mounted');
  const first = await holdDatabase(folder);
  first.kill('SIGTERM');
  await first.ended;
  spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'gros')}`, 'bs=1M']);
  const second = startHolder(folder);
  assert.equal(await second.ended, 1);
  assert.match(second.printed(), /Disque plein/);
  spawnSync('rm', [join(folder, 'gros')]);
  await holdDatabase(folder);
});

test('wrong settings are listed together, and a password is never repeated', async () => {
  const start = preau(['start'], {
    env: { PORT: 'abc', PREAU_DEMO: 'peut-être', DATABASE_URL: 'mysql://u:s3cret@h/b' },
  });
  assert.equal(await start.ended, 1);
  assert.match(start.printed(), /PORT : attendu.*DATABASE_URL : attendu.*PREAU_DEMO : attendu/s);
  assert.doesNotMatch(start.printed(), /s3cret|at file:/);
});

test('the demo listens to this machine alone', async () => {
  const start = preau(['start'], { env: { HOST: '0.0.0.0', PREAU_DATA: temporaryFolder() } });
  assert.equal(await start.ended, 1);
  assert.match(start.printed(), /HOST=0\.0\.0\.0.*PREAU_DEMO=off/s);
});

test('a DATABASE_URL that does not work fails within 10 s, saying what and where', async () => {
  const { url } = await holdDatabase(temporaryFolder());
  const wrong: [RegExp, string][] = [
    [/mot de passe refusé/, url.replace(/:[0-9a-f]{48}@/, ':s3cret@')],
    [/cette base n’existe pas/, url.replace(/preau$/, 'nulle-part')],
    [/machine inconnue|n’a pas pu être résolu/, 'postgres://u:s3cret@nulle-part.invalid:5432/b'],
    [/connexion refusée/, 'postgres://u:s3cret@127.0.0.1:1/b'],
    [/pas de réponse à temps/, await silentServer()],
  ];
  const began = Date.now();
  await Promise.all(
    wrong.map(async ([why, address]) => {
      const doctor = startHolder(temporaryFolder(), { env: { DATABASE_URL: address } });
      assert.equal(await doctor.ended, 1);
      assert.match(doctor.printed(), why);
      assert.match(doctor.printed(), /machine \S.*, port \d+, base \S+, utilisateur \S+\)/);
      assert.doesNotMatch(doctor.printed(), /s3cret/);
    }),
  );
  assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`);
});

test('an unknown command or option is wrong usage', async () => {
  const unknown = preau(['fly']);
  assert.equal(await unknown.ended, 2);
  const option = preau(['doctor', '--wings']);
  assert.equal(await option.ended, 2);
  const traversal = preau(['../../tests/support/hold-database']);
  assert.equal(await traversal.ended, 2);
});

/** Mounts a small file system for the length of the tests; false where that is not allowed. */
function mountSmall(folder: string, size: string): boolean {
  const tried = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (tried.status !== 0) return false;
  atEnd(() => spawnSync('umount', ['-l', folder]));
  return existsSync(folder);
}

/** The address of something that accepts connections and never says a word. */
async function silentServer(): Promise<string> {
  const server = createServer(() => undefined).unref();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  atEnd(() => server.close());
  const address = server.address();
  return `postgres://u:s3cret@127.0.0.1:${typeof address === 'object' ? address?.port : 0}/b`;
}
