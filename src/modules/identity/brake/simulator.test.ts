import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hashPassword } from '../password.ts';
import { openTestDoors, password } from '../testing.ts';
import { watchSignIns } from './watch.ts';

/**
 * A thief of accounts, played against the real door and a real database. A try that is refused before its password is
 * weighed costs a thousandth of one that is: so ten thousand are really sent, and all that passes is counted.
 */
const { signIn, run, db, log, clock, ids } = await openTestDoors();
const tried = { sent: 0, weighed: 0 };
after(() => console.log(`sent ${tried.sent} tries, ${tried.weighed} passwords were weighed`));

const attempt = async (login: string, ip: string, secret = 'Printemps2024!') => {
  const { statusCode } = await signIn(login, { password: secret, ip });
  tried.sent += 1;
  if (statusCode !== 429) tried.weighed += 1;
  return statusCode;
};
const fresh = () => run('delete from identity.failure_level; delete from identity.tried_login');

/** Sends all of them, so many at once. */
async function sendAll(count: number, atOnce: number, one: (n: number) => Promise<number>) {
  const codes: number[] = [];
  let next = 0;
  const send = async () => {
    while (next < count) codes.push(await one(next++));
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  const of = (code: number) => codes.filter((found) => found === code).length;
  return {
    in: of(200),
    wrong: of(401),
    refused: of(429),
    others: codes.length - of(200) - of(401) - of(429),
  };
}

/** Pupils of the lycée with accounts: `eleve.c1`… All have the password of the tests, but one in a hundred, who has the thief’s. */
async function openPupils(count: number) {
  await run(
    `with pupils as (
       insert into directory.person (given_name, family_name)
       select 'Élève', 'C' || n from generate_series(1, $2::int) n returning id, family_name
     ), members as (
       insert into directory.group_member (group_id, person_id, source, valid_from)
       select g.id, pupils.id, 'test', '2026-09-01' from pupils, directory.people_group g
       where g.structure_id = $4 and g.code = 'ELV'
     )
     insert into identity.account (person_id, login, password_hash)
     select id, 'eleve.' || lower(family_name), case when substr(family_name, 2)::int % 100 = 0 then $3 else $1 end from pupils`,
    [await hashPassword(password), count, await hashPassword('Printemps2024!'), ids.lycee],
  );
}
await openPupils(10_000);
const pupil = (n: number) => `eleve.c${n + 1}`;

test('ten thousand accounts and one password from one address: no more than sixty are tried, and almost none is opened', async () => {
  await fresh();
  const codes = await sendAll(10_000, 16, (n) => attempt(pupil(n), '198.51.100.66'));
  assert.equal(codes.others, 0);
  assert.ok(codes.wrong <= 75, `${codes.wrong} passwords weighed`);
  assert.ok(codes.in <= 1, `${codes.in} accounts opened of the hundred that have this password`);
});

test('the same spread over five addresses: each is stopped in its turn', async () => {
  await fresh();
  const codes = await sendAll(2_000, 16, (n) => attempt(pupil(n), `10.${n % 5}.0.1`, 'Faux1234!'));
  assert.ok(codes.wrong <= 5 * 68, `${codes.wrong} passwords weighed`);
});

test('one account and ten thousand passwords: from one address ten are weighed, from many fifty; its owner still gets in', async () => {
  await fresh();
  assert.equal(await attempt(pupil(1), '203.0.113.5', password), 200, 'its usual place');
  const one = await sendAll(5_000, 16, (n) => attempt(pupil(1), '198.51.100.67', `essai-${n}`));
  assert.ok(one.wrong <= 13, `${one.wrong} weighed`);
  const many = await sendAll(5_000, 16, (n) =>
    attempt(pupil(1), `172.${16 + (n % 16)}.${n % 250}.1`, `essai-${n}`),
  );
  assert.ok(many.wrong <= 53, `${many.wrong} weighed`);
  assert.equal(many.in, 0);
  assert.equal(await attempt(pupil(1), '203.0.113.6', password), 200, 'its owner, where they are');
});

test('thirty-five behind one address get in, mistyping three times each, while a thief is stopped elsewhere', async () => {
  await fresh();
  const thief = sendAll(2_000, 8, (n) => attempt(pupil(n + 5_000), '198.51.100.68', 'Faux1234!'));
  const school = '192.0.2.250';
  const klass = await sendAll(35, 35, async (n) => {
    for (let miss = 0; miss < 3; miss += 1) await attempt(pupil(n), school, 'mal tapé');
    return attempt(pupil(n), school, password);
  });
  assert.deepEqual(klass, { in: 35, wrong: 0, refused: 0, others: 0 });
  assert.ok((await thief).wrong <= 70);
});

test('a whole school behind an address that was declared gets in, of which the undeclared one would stop some', async () => {
  await fresh();
  await run(
    `insert into identity.known_network (structure_id, network, source, since) values ($1, '192.0.2.128/28', 'declared', now())`,
    [ids.lycee],
  );
  const comeIn = (ip: string) =>
    sendAll(90, 30, async (n) => {
      await attempt(pupil(n + 100), ip, 'mal tapé');
      return attempt(pupil(n + 100), ip, password);
    });
  assert.equal((await comeIn('192.0.2.130')).in, 90);
  await fresh();
  await run(`delete from identity.session`);
  assert.ok((await comeIn('192.0.2.77')).refused > 0, 'the test sees what is refused');
});

test('what was tried raises one alert an hour, and tells head and administrator', async () => {
  await fresh();
  await run('delete from identity.alert');
  await sendAll(60, 8, (n) => attempt(pupil(n), '198.51.100.69', 'Faux1234!'));
  // The clock of the tests is not that of the database.
  await run(`update identity.tried_login set at = now()`);
  await watchSignIns({ db, log });
  await watchSignIns({ db, log });
  const alerts = await run('select kind, network::text as network from identity.alert');
  assert.deepEqual(alerts, [{ kind: 'sweep', network: '198.51.100.0/24' }]);
  const [event] = await run<{ payload: { kind: string; count: number } }>(
    `select payload from kernel.event where name = 'identity.alert-raised'`,
  );
  assert.ok((event?.payload.count ?? 0) >= 40);
  clock.pass(1);
});
