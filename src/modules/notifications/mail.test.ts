import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { emit } from '#kernel/events';
import { openJobs } from '#kernel/jobs';
import { openMailer } from '#kernel/mail';
import { openSmtpStandIn } from '#kernel/mail-testing';
import { notificationsHouse } from './module.ts';
import type { NotificationsOptions } from './options.ts';
import { alarm, bell, bellRang, installation, openPeople } from './testing.ts';

const { db, pool, run, settle, log } = await openPeople();
const server = await openSmtpStandIn();
const ada = await settle('Ada', 'ada@courriel.example');
const bruno = await settle('Bruno', 'bruno@courriel.example');
const cecile = await settle('Cécile\r\nBcc: voleur@mal.example', 'cecile@courriel.example');

const workers: { close: () => Promise<void> }[] = [];
const stop = () => Promise.all(workers.splice(0).map((worker) => worker.close()));
afterEach(stop);

beforeEach(async () => {
  server.be('ok');
  server.letters.splice(0);
  server.envelopes.splice(0);
  await run(`truncate notifications.reader, notifications.notice, notifications.choice, notifications.mail,
    notifications.mailbox, notifications.way_out, kernel.event, kernel.delivery, kernel.dead_letter cascade`);
});

/** The worker with this house, and a mail server that can misbehave; retries come in a tenth of a second. */
async function work(
  notices = [bell],
  changes: Partial<NotificationsOptions['config']> = {},
): Promise<void> {
  const config = { ...installation, smtpUrl: server.url, ...changes };
  const { on = [] } = notificationsHouse({
    config,
    notices,
    ...(config.smtpUrl !== undefined && {
      mailer: openMailer(
        { smtpUrl: server.url, from: config.mailFrom },
        { step: 1_000, whole: 2_000 },
      ),
    }),
  });
  const pace = { look: 20, firstPause: 0.1, attempts: 4 };
  const of = [{ module: 'notifications', on, schedules: [] }];
  workers.push(await openJobs({ pool, db, log, work: of, pace }));
}

const ring = (...people: string[]) => emit({ db }, bellRang, { people, word: 'midi' });

async function until(reached: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20))
    if (await reached()) return;
  assert.fail(`${what}: not in thirty seconds`);
}

const isAllDone = async () =>
  (
    await run(
      'select from kernel.event where dispatched_at is null union all select from kernel.delivery',
    )
  ).length === 0;

const mailTo = async (person: string) => {
  const [row] = await run<{
    tries: number;
    isSent: boolean;
    isGivenUp: boolean;
    fault: string | null;
    words: unknown;
  }>(
    `select tries, sent_at is not null as "isSent", failed_at is not null as "isGivenUp", fault, words
     from notifications.mail where person_id = $1`,
    [person],
  );
  assert.ok(row, 'a letter was written');
  return row;
};

test('a letter comes in the brand and the language of its reader, with a way out that works without signing in', async () => {
  await run(`insert into notifications.reader (person_id, language) values ($1, 'en')`, [bruno]);
  await work();
  await ring(ada, bruno);
  await until(() => server.letters.length === 2, 'two letters');
  const of = (address: string) =>
    server.letters.find(({ to }) => JSON.stringify(to).includes(address));
  const french = of('ada@courriel.example');
  const english = of('bruno@courriel.example');
  assert.equal(french?.subject, 'La cloche dit midi');
  assert.equal(french?.from?.value[0]?.name, 'Alpha');
  assert.match(String(french?.text), /Bonjour Ada,[\s\S]*https:\/\/alpha\.example\/moi\n/);
  assert.match(String(french?.html), /<html lang="fr">[\s\S]*Alpha/);
  assert.doesNotMatch(String(french?.html), /<img|url\(|<link|<script/);
  assert.equal(english?.subject, 'The bell says midi');
  assert.match(String(english?.text), /Hello Bruno,/);
  assert.match(
    String(french?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line),
    /^List-Unsubscribe: <https:\/\/alpha\.example\/courrier\/desabonnement\/[\w-]{43}>$/,
  );
  await until(isAllDone, 'all noted');
  assert.deepEqual(await mailTo(ada), {
    tries: 1,
    isSent: true,
    isGivenUp: false,
    fault: null,
    words: null,
  });
});

test('a letter that protects an account has no way out', async () => {
  await work([alarm]);
  await ring(ada);
  await until(() => server.letters.length === 1, 'a letter');
  const [letter] = server.letters;
  assert.equal(letter?.headers.has('list-unsubscribe-post'), false);
  assert.doesNotMatch(String(letter?.text), /desabonnement/);
});

test('a name that tries to add a reader adds none', async () => {
  await work();
  await ring(cecile);
  await until(() => server.letters.length === 1, 'a letter');
  assert.deepEqual(server.envelopes[0], ['cecile@courriel.example']);
  assert.equal(server.letters[0]?.bcc, undefined);
});

test('a busy server gets the letter later, once; one that hangs up before it took it too', async () => {
  for (const mood of ['try-later', 'drop', 'no-entry'] as const) {
    await run('truncate notifications.mail, kernel.event, kernel.delivery cascade');
    server.letters.splice(0);
    server.be(mood, 'ok');
    if (workers.length === 0) await work();
    await ring(ada);
    await until(async () => server.letters.length > 0 && (await isAllDone()), mood);
    assert.equal(server.letters.length, 1, mood);
    const mail = await mailTo(ada);
    assert.deepEqual([mail.isSent, mail.tries, mail.fault], [true, 2, null], mood);
  }
});

test('a line that breaks once the server took the letter is the one case of a double, and it is known for one', async () => {
  server.be('drop-after', 'ok');
  await work();
  await ring(ada);
  await until(async () => server.letters.length === 2 && (await isAllDone()), 'twice');
  const ids = new Set(server.letters.map(({ messageId }) => messageId));
  assert.equal(ids.size, 1);
});

test('a person whom the server does not know is given up at once, keeps nobody waiting, and is seen', async () => {
  server.be('no-such-person', 'ok');
  await work();
  await ring(ada);
  await until(isAllDone, 'given up');
  const tries = server.tries();
  await ring(bruno);
  await until(() => server.letters.length === 1, 'the next letter');
  const mail = await mailTo(ada);
  assert.deepEqual([mail.isSent, mail.isGivenUp, mail.tries, mail.words], [false, true, 1, null]);
  assert.match(String(mail.fault), /no such person/);
  assert.equal(server.tries(), tries + 1, 'the first was not tried again');
});

test('a server that is away for good ends in the letters that could not be delivered, not in endless tries', async () => {
  server.be('no-entry');
  await work();
  await ring(ada);
  const dead = () => run<{ subscriber: string }>('select subscriber from kernel.dead_letter');
  await until(async () => (await dead()).length === 1, 'given up');
  assert.deepEqual(await dead(), [{ subscriber: 'notifications:send-mail' }]);
  const mail = await mailTo(ada);
  assert.deepEqual([mail.isSent, mail.isGivenUp, mail.tries], [false, false, 4]);
});

test('without a server the demonstration keeps its letters, and a real installation writes none', async () => {
  await work([bell], { smtpUrl: undefined, demo: true });
  await ring(ada);
  const kept = () =>
    run<{ subject: string; text: string }>('select subject, text from notifications.mailbox');
  await until(async () => (await kept()).length === 1, 'kept');
  assert.match((await kept())[0]?.text ?? '', /Bonjour Ada/);
  await stop();
  await run('truncate notifications.mail, notifications.mailbox, notifications.notice cascade');
  await work([bell], { smtpUrl: undefined, demo: false });
  await ring(ada);
  await until(isAllDone, 'told');
  assert.equal((await run('select from notifications.notice')).length, 1);
  assert.equal((await run('select from notifications.mail')).length, 0);
  assert.equal(server.letters.length, 0);
});
