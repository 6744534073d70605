import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { bans } from '../../src/commands/check/bans.ts';
import { leaksIn } from '../../src/commands/check/leaks.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** One line that each ban must find, put together here so that this file holds none. */
const samples: Readonly<Record<string, { path?: string; line: string }>> = {
  'private key': { line: ['-----BEGIN RSA PRIVATE', 'KEY-----'].join(' ') },
  'access token': { line: `key = ${['gh', 'p_'].join('')}${'a1B2'.repeat(9)}` },
  'password in an address': { line: ['postgres://school', 'hunter22@db.example/x'].join(':') },
  'secret in an assignment': { line: `const sessionSecret = '${'k9Zq'.repeat(8)}'` },
  'path of one machine': { line: `see ${['', 'root', 'notes'].join('/')}` },
  'host of a package registry': { line: ['https://regis', 'try.example.net/npm'].join('') },
  'where a package came from': { path: 'package-lock.json', line: '"resolved": "http://x/y"' },
  'word about how the project is written': { line: ['written with chat', 'gpt'].join('') },
  'folder next to the project': { path: 'README.md', line: ['see ../sha', 'red/facts'].join('') },
  'unkept promise without a number': { line: ['// TO', 'DO later'].join('') },
  'name that says nothing': { line: ['export class Login', 'Manager {}'].join('') },
};

for (const { name } of bans) {
  test(`a ${name} is found, and named with its file and line`, () => {
    const sample = samples[name];
    assert.ok(sample, `no sample for “${name}”`);
    const { path = 'src/kernel/planted.ts', line } = sample;
    const found = leaksIn(path, `first line\n${line}\n`).map(({ title }) => title);
    assert.deepEqual(found, [`${path}:2: ${name}`]);
  });
}

test('the list of bans does not trip over itself', () => {
  const path = 'src/commands/check/bans.ts';
  assert.deepEqual(leaksIn(path, readFileSync(join(checkout, path), 'utf8')), []);
});

test('ordinary lines are not leaks', () => {
  const lines = [
    "import { join } from 'node:path';",
    ['postgres://preau:$', '{password}@127.0.0.1:5432/preau'].join(''),
    'DATABASE_URL=postgres://utilisateur:motdepasse@machine:5432/base',
    'const processes = await openWebProcesses(settings);',
    'https://example.org/registry',
  ];
  assert.deepEqual(leaksIn('src/kernel/planted.ts', lines.join('\n')), []);
});
