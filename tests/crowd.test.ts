import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsSent } from '#kernel/db';
import { openWorld } from './support/world.ts';

const CROWD = 60;
const world = await openWorld();

const logins = await world.pool
  .query<{ login: string }>(
    `select a.login from identity.account a
     where exists (select from directory.membership m
       where m.person_id = a.person_id and m.kind = 'profile' and m.code in ('ELV', 'TUT', 'ENS'))
     order by md5(a.login) limit $1`,
    [CROWD],
  )
  .then(({ rows }) => rows.map(({ login }) => login));
const cookies = await Promise.all(logins.map((login) => world.cookieOf(login)));

/** Today's answer without what changes by itself: the reference and times of a session. */
const todayOf = async (cookie: string) => {
  const answer = await world.app.inject({
    url: '/api/portal/today',
    headers: { host: world.host, cookie },
  });
  assert.equal(answer.statusCode, 200);
  return answer.json();
};

test('what each of a crowd is told at once is what they are told alone', async () => {
  const alone = [];
  for (const cookie of cookies) alone.push(await todayOf(cookie));
  const before = statementsSent();
  const together = await Promise.all(cookies.map(todayOf));
  const statements = statementsSent() - before;
  assert.deepEqual(together, alone);
  assert.equal(new Set(together.map(({ widgets }) => JSON.stringify(widgets))).size, CROWD);
  assert.ok(statements < CROWD, `${statements} statements for ${CROWD} people: none was gathered`);
});

test('a crowd with made-up cookies among it lets in none of them', async () => {
  const made = cookies.flatMap((cookie) => [cookie, `preau=${'B'.repeat(43)}`]);
  const answers = await Promise.all(
    made.map((cookie) =>
      world.app.inject({ url: '/api/identity/session', headers: { host: world.host, cookie } }),
    ),
  );
  answers.forEach((answer, i) => {
    assert.equal(answer.statusCode, i % 2 === 0 ? 200 : 401);
    if (i % 2 === 0) assert.equal(answer.json().person.login, logins[i / 2]);
  });
});
