import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { missingPackages } from '../../bin/dependencies.mjs';
import { takeInstallLock } from '../../bin/install-lock.mjs';
import { refusalOf } from '../../bin/node-version.mjs';
import { checkout, temporaryFolder } from '../support/program.ts';

test('a Node that is too old is told so in French and in English', () => {
  assert.match(
    refusalOf('18.19.1'),
    /Node 20 ou plus récent.*18\.19\.1.*\n.*needs Node 20 or later/,
  );
  assert.match(refusalOf('v8.0.0'), /celui-ci est le v8\.0\.0/);
  assert.equal(refusalOf('20.0.0'), '');
  assert.equal(refusalOf('24.21.0'), '');
});

test('the first files that Node reads hold nothing that an old one cannot read', () => {
  for (const name of ['preau.mjs', 'node-version.mjs']) {
    const text = readFileSync(join(checkout, 'bin', name), 'utf8');
    const code = text.replace(/^\s*\/[/*].*$/gm, '');
    assert.doesNotMatch(code, /\?\.|\?\?|\bawait\b|\basync\b|node:|\{ \.\.\.|#\w|`/, name);
  }
});

test('bin/preau works from any folder, through symbolic links and names with spaces', () => {
  const folder = temporaryFolder();
  symlinkSync(join(checkout, 'bin/preau'), join(folder, 'direct'));
  symlinkSync('direct', join(folder, 'lien relatif'));
  const ran = spawnSync(join(folder, 'lien relatif'), ['migrate', '--help'], { cwd: folder });
  assert.equal(ran.status, 0, String(ran.stderr));
  assert.match(String(ran.stdout), /^preau migrate/);
});

test('once installed, starting calls no npm and needs no network', () => {
  const ran = spawnSync(
    process.execPath,
    [join(checkout, 'bin/preau.mjs'), 'configuration', '--help'],
    {
      env: { PATH: '' },
    },
  );
  assert.equal(ran.status, 0, String(ran.stderr));
});

test('an install that stopped half-way, or that is older than the lock file, is seen', () => {
  const folder = temporaryFolder();
  const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } });
  const here = { os: [process.platform], cpu: [process.arch] };
  const wanted = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/shipped': { version: '1.0.0', optional: true, ...here },
    'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['plan9'] },
    'node_modules/below-elsewhere': { version: '1.0.0', optional: true },
  };
  writeFileSync(join(folder, 'package-lock.json'), lock(wanted));
  assert.deepEqual(missingPackages(folder), ['node_modules']);
  mkdirSync(join(folder, 'node_modules'));
  const record = join(folder, 'node_modules/.package-lock.json');
  writeFileSync(record, lock({ 'node_modules/a': { version: '0.9.0' } }));
  assert.deepEqual(missingPackages(folder), ['node_modules/a', 'node_modules/shipped']);
  writeFileSync(
    record,
    lock({
      'node_modules/a': wanted['node_modules/a'],
      'node_modules/shipped': wanted['node_modules/shipped'],
    }),
  );
  assert.deepEqual(missingPackages(folder), []);
});

test('two installs at once take turns, and one that was killed is no obstacle', () => {
  const path = join(temporaryFolder(), 'install.lock');
  const refuse = (error: Error): never => assert.fail(error);
  writeFileSync(path, '999999999 12345');
  const first = takeInstallLock(path, refuse);
  assert.deepEqual(takeInstallLock(path, refuse), { pid: process.pid });
  first.release?.();
  takeInstallLock(path, refuse).release?.();
});
