import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildIfStale } from '../../src/commands/build.ts';

const scratch = join(import.meta.dirname, '../../.preau-test');
let folder: string;
before(async () => {
  await mkdir(scratch, { recursive: true });
  folder = await mkdtemp(join(scratch, 'build-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const script = `
import { buildIfStale } from '${join(import.meta.dirname, '../../src/commands/build.ts')}';
console.log(await buildIfStale(undefined, process.argv[1]));`;

/** Another program that builds into the same place; resolves to what it printed. */
const another = (place: string) =>
  new Promise<string>((done, fail) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, place]);
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    child.stderr.on('data', (text) => {
      printed += text;
    });
    child.on('error', fail);
    child.on('exit', () => done(printed.trim()));
  });

test('two programs that ask at once get one build, whole; asking again makes nothing', async () => {
  const place = join(folder, 'dist');
  const printed = await Promise.all([another(place), another(place)]);
  assert.deepEqual(printed.sort(), ['false', 'true']);
  assert.ok(existsSync(join(place, 'render/render.js')));
  assert.ok(existsSync(join(place, 'web/manifest.json')));
  assert.equal(existsSync(`${place}.lock`), false);
  assert.equal(await buildIfStale(undefined, place), false);
});

test('a build that died half-way, its lock left behind, is done again', async () => {
  const place = join(folder, 'died');
  await mkdir(`${place}.lock`, { recursive: true });
  await writeFile(join(`${place}.lock`, 'pid'), '999999999');
  await mkdir(join(`${place}.new`, 'web'), { recursive: true });
  await writeFile(join(`${place}.new`, 'web', 'rubbish.js'), 'x');
  assert.equal(await buildIfStale(undefined, place), true);
  assert.equal(existsSync(join(place, 'web/rubbish.js')), false);
});

test('what was made from other inputs is made again', async () => {
  const place = join(folder, 'other');
  await mkdir(place);
  await writeFile(join(place, 'inputs.sha256'), 'other');
  assert.equal(await buildIfStale(undefined, place), true);
  assert.match(await readFile(join(place, 'inputs.sha256'), 'utf8'), /^[0-9a-f]{64}$/);
});
