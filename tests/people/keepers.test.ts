import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { testDatabase } from '#kernel/testing';
import { everyKeyToPeople } from './every-trace.ts';

const { pool } = await testDatabase();
const houses = openHouse({ config: readConfig({ PREAU_LOG: 'silent' }) });

test('a house that says it keeps nobody has no key to a person in its tables; the others have one', async () => {
  const keys = await everyKeyToPeople(pool);
  const owners = new Set(keys.map((key) => key.split('.')[0]));
  const [nobody, people] = [
    houses.filter(({ keepsPeople }) => keepsPeople === false),
    houses.filter(({ keepsPeople }) => keepsPeople !== false),
  ];
  console.log(
    `looked at ${keys.length} keys of ${owners.size} houses; ${nobody.length} keep nobody`,
  );
  assert.ok(nobody.length >= 2 && people.length >= 3);
  assert.deepEqual(
    nobody.filter(({ name }) => owners.has(name)).map(({ name }) => name),
    [],
  );
  // Traces are the kernel's, under pseudonyms: the audit house keeps people without a key to them.
  const known = new Set([...people.map(({ name }) => name), 'audit']);
  assert.deepEqual(
    [...owners].filter((owner) => !known.has(String(owner))),
    [],
  );
});

test('every key to a person lets the person go: the row with them, or the row without them', async () => {
  const { rows } = await pool.query<{ key: string }>(
    `select c.conrelid::regclass::text || '.' || a.attname as key
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'directory.person'::regclass and c.confdeltype not in ('c', 'n')`,
  );
  assert.deepEqual(rows, []);
});

test('every table that a merge moves rows of has a primary key, by which they are found again', async () => {
  const { rows } = await pool.query<{ place: string }>(
    `select distinct c.conrelid::regclass::text as place from pg_constraint c
     where c.contype = 'f' and c.confrelid in ('directory.person'::regclass, 'identity.account'::regclass)
       and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indisprimary)`,
  );
  assert.deepEqual(rows, []);
});
