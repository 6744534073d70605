import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sweep } from './commands/sweep.ts';
import { hashPassword } from './password.ts';
import { openTestDoors, password } from './testing.ts';

const { signIn, knock, run, clock, db } = await openTestDoors();
const wrong = (login: string, ip: string) => signIn(login, { password: 'faux', ip });
const right = async (login: string, ip: string) => (await signIn(login, { ip })).statusCode;

/** Opens accounts for one class: `eleve.c1`… */
async function openClass(size: number): Promise<string[]> {
  const hash = await hashPassword(password);
  await run(
    `with pupils as (
       insert into directory.person (given_name, family_name)
       select 'Élève', 'C' || n from generate_series(1, $2::int) n returning id, family_name
     )
     insert into identity.account (person_id, login, password_hash)
     select id, 'eleve.' || lower(family_name), $1 from pupils`,
    [hash, size],
  );
  return Array.from({ length: size }, (_, n) => `eleve.c${n + 1}`);
}

test('a class of thirty-five behind one address gets in, though many mistype several times', async () => {
  const school = '203.0.113.7';
  const pupils = await openClass(35);
  for (const [rank, login] of pupils.entries())
    for (let miss = 0; miss < rank % 7; miss += 1)
      assert.equal((await wrong(login, school)).statusCode, 401);
  const replies = await Promise.all(pupils.map((login) => right(login, school)));
  assert.deepEqual([...new Set(replies)], [200]);
});

test('ten failures on one login from one address, then one must wait, by the page and the interface alike', async () => {
  const attacker = '198.51.100.66';
  for (let i = 0; i < 10; i += 1)
    assert.equal((await wrong('bruno.beta', attacker)).statusCode, 401, `try ${i + 1}`);
  const refused = await signIn('bruno.beta', { ip: attacker });
  assert.equal(refused.statusCode, 429, 'even the right password waits');
  assert.equal(refused.json().code, 'identity.too-many-tries');
  const wait = Number(refused.headers['retry-after']);
  assert.ok(wait > 0 && wait <= 900, `${wait} s`);
  const page = await knock('POST', '/connexion', {
    ip: attacker,
    form: { login: 'bruno.beta', password },
  });
  assert.equal(page.statusCode, 429);
  assert.match(page.body, new RegExp(`attendez ${Math.ceil(wait / 60)}\\s*minutes`));
  clock.pass(wait / 60);
  assert.equal(await right('bruno.beta', attacker), 200);
});

test('the owner gets in from elsewhere while somebody fails on their account', async () => {
  for (let i = 0; i < 15; i += 1) await wrong('ada.alpha', '198.51.100.20');
  assert.equal(await right('ada.alpha', '198.51.100.20'), 429);
  assert.equal(await right('ada.alpha', '192.0.2.200'), 200);
});

test('a right password wipes out the failures of its address', async () => {
  const home = '192.0.2.44';
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 9; i += 1) await wrong('chloe.gamma', home);
    assert.equal(await right('chloe.gamma', home), 200, `round ${round}`);
  }
});

test('guesses from many addresses at one account are stopped; its usual places are not', async () => {
  await run('delete from identity.failure_level');
  assert.equal(await right('chloe.gamma', '203.0.113.99'), 200);
  let weighed = 0;
  for (let i = 0; i < 80; i += 1) {
    const { statusCode } = await wrong('chloe.gamma', `10.${i}.0.1`);
    if (statusCode === 401) weighed += 1;
  }
  assert.ok(weighed <= 50, `${weighed} guesses weighed`);
  assert.equal(await right('chloe.gamma', '10.200.0.1'), 429, 'a place never seen waits');
  assert.equal(await right('chloe.gamma', '203.0.113.98'), 200, 'the usual network does not');
});

test('from the tenth failure on, an address that fails once on the account waits', async () => {
  await run('delete from identity.failure_level');
  for (let i = 0; i < 10; i += 1) await wrong('denis.delta', `10.${i}.1.1`);
  assert.equal((await wrong('denis.delta', '10.99.1.1')).statusCode, 401);
  assert.equal((await wrong('denis.delta', '10.99.1.1')).statusCode, 429);
});

test('an unknown login is throttled exactly as a known one', async () => {
  await run('delete from identity.failure_level');
  const codesOf = async (login: string, ip: string) => {
    const codes: number[] = [];
    for (let i = 0; i < 12; i += 1) codes.push((await wrong(login, ip)).statusCode);
    return codes;
  };
  const known = await codesOf('bruno.beta', '198.51.100.91');
  assert.deepEqual(await codesOf('personne.dutout', '198.51.100.92'), known);
  assert.deepEqual(known.slice(9), [401, 429, 429]);
});

test('one address trying one password on many accounts is stopped', async () => {
  await run('delete from identity.failure_level');
  await run(
    `insert into identity.failure_level (bucket, level, most, seconds_each, at)
    select sha256(convert_to('address' || E'\\n' || '198.51.100.200', 'UTF8')), 148, 150, 6, $1`,
    [clock.now()],
  );
  const codes: number[] = [];
  for (let i = 0; i < 5; i += 1)
    codes.push((await wrong(`inconnu.n${i}`, '198.51.100.200')).statusCode);
  assert.deepEqual(codes.slice(0, 2), [401, 401]);
  assert.equal(codes.at(-1), 429);
});

test('guesses sent all at once are not all weighed', async () => {
  await run('delete from identity.failure_level');
  const replies = await Promise.all(
    Array.from({ length: 60 }, () => wrong('bruno.beta', '198.51.100.130')),
  );
  const weighed = replies.filter(({ statusCode }) => statusCode === 401).length;
  assert.ok(weighed >= 10 && weighed <= 13, `${weighed} weighed`);
});

test('the whole subscriber of IPv6 is one address', async () => {
  await run('delete from identity.failure_level');
  for (let i = 0; i < 10; i += 1) await wrong('bruno.beta', `2001:db8:0:1::${i + 1}`);
  assert.equal(await right('bruno.beta', '2001:db8:0:1:ffff::1'), 429);
  assert.equal(await right('bruno.beta', '2001:db8:0:2::1'), 200);
});

test('failures outlive a restart, keep no name and no address, and are thrown away once they weigh nothing', async () => {
  await run('delete from identity.failure_level');
  await wrong('bruno.beta', '198.51.100.140');
  const rows = await run<{ row: string }>(
    `select row_to_json(f)::text as row from identity.failure_level f`,
  );
  assert.equal(rows.length, 3);
  for (const { row } of rows) assert.doesNotMatch(row, /bruno|198\.51/);
  await sweep({ db, clock });
  assert.equal((await run('select from identity.failure_level')).length, 3);
  clock.pass(61);
  await sweep({ db, clock });
  assert.equal((await run('select from identity.failure_level')).length, 0);
});
