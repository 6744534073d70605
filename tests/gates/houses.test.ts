import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { schemas as testSchemas } from '#kernel/testing';
import { leansOn } from '../../architecture.rules.mjs';
import { schemas } from '../../src/schemas.ts';

const modules = resolve(import.meta.dirname, '../../src/modules');
const table = Object.keys(leansOn);
const withTables = table.filter((house) => existsSync(join(modules, house, 'schema')));

test('house.ts, schemas.ts and leansOn name the same houses in the same order', () => {
  const opened = openHouse({ config: readConfig({}) }).map(({ name }) => name);
  assert.deepEqual(opened, table);
  assert.deepEqual(
    schemas.map(({ module }) => module),
    withTables,
  );
  assert.deepEqual(
    testSchemas.map(({ module }) => module),
    withTables,
  );
});

test('every folder of src/modules is a house of the table', () => {
  assert.deepEqual(readdirSync(modules).sort(), [...table].sort());
});

for (const house of table) {
  test(`${house} has its README, its front door and what it brings`, () => {
    for (const room of ['README.md', 'index.ts', 'module.ts']) {
      assert.ok(existsSync(join(modules, house, room)), `${house}/${room}`);
    }
  });
}
