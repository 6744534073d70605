import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { together } from '#kernel/db';
import type { Notice } from '#kernel/module';
import { tellPeople } from './commands/tell-people.ts';
import { newsOf } from './queries/news.ts';
import { alarm, bell, openPeople } from './testing.ts';

const { db, run, settle, log } = await openPeople();
const ada = await settle('Ada', 'ada@courriel.example');
const bruno = await settle('Bruno', 'bruno@courriel.example');
const chloe = await settle('Chloé', null);

beforeEach(() =>
  run(`truncate notifications.reader, notifications.notice, notifications.choice, notifications.mail,
    notifications.way_out, notifications.address, kernel.event cascade`),
);

/** As the worker does: in one transaction. */
const tell = (kind: Notice, eventId: number, people: string[], word = 'midi') =>
  together({ db, log }, (ctx) =>
    tellPeople(kind, { mails: true })({ ...ctx, eventId, happenedAt: new Date() }, {
      people,
      word,
    } as never),
  );

const noticesOf = async (person: string) =>
  (
    await run<{ number: number; title: string }>(
      `select number, words -> 'fr' ->> 'title' as title from notifications.notice where person_id = $1 order by number`,
      [person],
    )
  ).map(({ number, title }) => `${number} ${title}`);

test('the same event told again tells nobody twice, and another event does', async () => {
  await tell(bell, 1, [ada, bruno, ada]);
  await tell(bell, 1, [ada, bruno]);
  await tell(bell, 2, [ada], 'une heure');
  assert.deepEqual(await noticesOf(ada), ['1 La cloche dit midi', '2 La cloche dit une heure']);
  assert.deepEqual(await noticesOf(bruno), ['1 La cloche dit midi']);
  const mails = await run('select address from notifications.mail order by address, event_id');
  assert.deepEqual(
    mails.map(({ ['address']: address }) => address),
    ['ada@courriel.example', 'ada@courriel.example', 'bruno@courriel.example'],
  );
});

test('two workers that tell the same event at the same moment tell it once', async () => {
  const told = await Promise.allSettled([
    tell(bell, 1, [ada, bruno]),
    tell(bell, 1, [bruno, ada]),
    tell(bell, 1, [ada]),
  ]);
  // One that lost may fail: its delivery is tried again, and finds it done.
  assert.ok(told.some(({ status }) => status === 'fulfilled'));
  await tell(bell, 1, [ada, bruno]);
  assert.equal((await noticesOf(ada)).length, 1);
  assert.equal((await noticesOf(bruno)).length, 1);
});

test('what one refused does not come; what protects the account comes all the same', async () => {
  await run(
    `insert into notifications.choice (person_id, name, in_portal, by_mail)
     select $1, kind, false, false from unnest(array['test.bell', 'test.alarm']) as kind`,
    [ada],
  );
  await tell(bell, 1, [ada, bruno]);
  await tell(alarm, 1, [ada]);
  assert.deepEqual(await noticesOf(ada), ['1 La cloche dit midi']);
  const mails = await run('select name, person_id, token from notifications.mail order by name');
  assert.deepEqual(
    mails.map(({ ['name']: name, ['person_id']: id }) => [name, id]),
    [
      ['test.alarm', ada],
      ['test.bell', bruno],
    ],
  );
  assert.equal(mails[0]?.['token'], null, 'no way out of an alarm');
  assert.match(String(mails[1]?.['token']), /^[\w-]{43}$/);
});

test('who has no address has the notice and no letter; a given address counts once confirmed, and then alone', async () => {
  await tell(bell, 1, [chloe]);
  assert.equal((await noticesOf(chloe)).length, 1);
  assert.deepEqual(await run('select from notifications.mail'), []);
  await run(
    `insert into notifications.address (person_id, asked, code_hash, code_until)
     select id, 'ailleurs@courriel.example', sha256('x'), now() + interval '1 hour' from directory.person where id in ($1, $2)`,
    [ada, chloe],
  );
  await tell(bell, 2, [ada, chloe]);
  const before = await run('select address from notifications.mail');
  assert.deepEqual(before, [{ address: 'ada@courriel.example' }]);
  await run(
    `update notifications.address set address = asked, confirmed_at = now(), asked = null, code_hash = null, code_until = null`,
  );
  await tell(bell, 3, [ada, chloe]);
  const after = await run('select distinct address from notifications.mail where event_id = 3');
  assert.deepEqual(after, [{ address: 'ailleurs@courriel.example' }]);
});

test('someone who was forgotten meanwhile is left out, and the others are told', async () => {
  await tell(bell, 1, ['0199f000-0000-7000-8000-00000000dead', ada]);
  assert.equal((await noticesOf(ada)).length, 1);
});

test('numbers are seen in order: whoever reads above the last number they saw skips nothing, whatever the commits do', async () => {
  const rounds = fc.array(fc.subarray([ada, bruno, chloe], { minLength: 1 }), {
    minLength: 4,
    maxLength: 12,
  });
  let event = 1_000;
  await fc.assert(
    fc.asyncProperty(rounds, async (told) => {
      await run('truncate notifications.reader, notifications.notice cascade');
      const seen: number[] = [];
      let isOver = false;
      const readOn = async () => {
        for (let last = 0; ; ) {
          const over = isOver;
          const [news] = await newsOf({ db }, [{ personId: ada, after: last }]);
          for (const { number } of news?.notices ?? []) seen.push(number);
          last = seen.at(-1) ?? 0;
          if (over) return;
        }
      };
      const reading = readOn();
      const telling = told.map((people) => {
        event += 1;
        return tell(bell, event, people);
      });
      await Promise.all(telling);
      isOver = true;
      await reading;
      const expected = told.filter((people) => people.includes(ada)).length;
      assert.deepEqual(
        seen,
        Array.from({ length: expected }, (_, i) => i + 1),
      );
    }),
    { numRuns: 15 },
  );
});
