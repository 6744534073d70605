import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openAccounts } from './commands/open-accounts.ts';
import { identityHouse } from './module.ts';
import { openTestDoors } from './testing.ts';

const { db, log, run, config, blobs, ids, seal } = await openTestDoors();
const ctx = { db, log };
const { forgetPerson } = identityHouse({ config, blobs, seal });

/** Names as schools write them: particles, apostrophes, hyphens, accents, capitals, other alphabets, and worse. */
const piece = fc.oneof(
  fc.constantFrom(
    'Jean-Pierre',
    'D’ARTAGNAN',
    "O'BRIEN",
    'de La Tour',
    'LE GOFF',
    'Éloïse',
    'ÇELİK',
  ),
  fc.constantFrom('Anaïs', 'MÜLLER-ŁUCKI', 'Ångström', 'Œuvrard', 'Straße', 'Nguyễn', '李', 'Иван'),
  fc.constantFrom('X Æ A-12', 'A', '  ', "''", '3e', 'e\u0301ric', 'a'.repeat(200)),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replaceAll('\0', '')),
);
const person = fc.record({ given: piece, family: piece });

const arrive = async (people: readonly { given: string; family: string }[]) => {
  const arrived: string[] = [];
  for (const { given, family } of people) {
    const [row] = await run<{ id: string }>(
      `with one as (insert into directory.person (given_name, family_name) values ($1, $2) returning id)
       insert into directory.group_member (group_id, person_id, source, valid_from)
       select g.id, one.id, 'test', '2026-09-01' from one, directory.people_group g
       where g.structure_id = $3 and g.code = 'ELV' returning person_id as id`,
      [given, family, ids.lycee],
    );
    arrived.push(row?.id ?? '');
  }
  await openAccounts(ctx);
  return arrived;
};
const loginOf = async (id: string) =>
  (await run<{ login: string }>('select login from identity.account where person_id = $1', [id]))[0]
    ?.login ?? '';

test('whatever the names, each has one login of plain letters that nobody ever had before, kept whatever happens to the name', async () => {
  const ever = new Set<string>();
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      async (people, gone) => {
        const arrived = await arrive(people);
        for (const id of arrived) {
          const login = await loginOf(id);
          assert.match(login, /^[a-z]{1,30}\.[a-z]{1,30}[0-9]*$/);
          assert.ok(!ever.has(login), `${login} was given before`);
          ever.add(login);
          tried += 1;
        }
        const [first = ''] = arrived;
        const before = await loginOf(first);
        await run(`update directory.person set family_name = 'AUTRE' where id = $1`, [first]);
        await openAccounts(ctx);
        assert.equal(await loginOf(first), before);
        const erased = arrived[gone];
        if (erased === undefined) return;
        await forgetPerson(ctx, erased, 'erase');
        await run('delete from directory.person where id = $1', [erased]);
      },
    ),
    { numRuns: 40 },
  );
  console.log(`${tried} logins, all different, some of the erased`);
});

test('what stays of the logins of the erased cannot be tried against names without the key', async () => {
  const rows = await run<{ hash: string }>(
    `select encode(stem_hash, 'hex') as hash from identity.login_stem`,
  );
  const tried = await run<{ hash: string }>(
    `select encode(sha256(convert_to(regexp_replace(login, '[0-9]+$', ''), 'UTF8')), 'hex') as hash from identity.account`,
  );
  const known = new Set(rows.map(({ hash }) => hash));
  assert.ok(rows.length > 10);
  assert.deepEqual(
    tried.filter(({ hash }) => known.has(hash)),
    [],
  );
});
