import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { openLog } from '#kernel/log';
import { testDatabase } from '#kernel/testing';
import { takeCsv, undoFeed } from '#modules/directory';
import { openAccounts } from '#modules/identity';

const { url, run, db } = await testDatabase();
const ctx = { db, log: openLog('silent') };

/** A CFA of these apprentices; the number of the feed. */
async function give(...names: string[]): Promise<string> {
  const table = (name: string, words: string) => ({
    name,
    open: () => Readable.from([Buffer.from(words)]),
  });
  const lines = names.map((name) => `${name};Zoé;04/02/2008;CAP1\n`).join('');
  const report = await takeCsv({
    ...{ url, source: 'cfa', uai: null, mapping: null, allowRemovals: 'all' as const },
    files: [
      table('structures.csv', 'uai;nom;type\n0180777K;CFA du Berry;cfa\n'),
      table('eleves.csv', `nom;prenom;date_naissance;classe\n${lines}`),
    ],
  });
  assert.equal(report.outcome, 'applied', report.reason ?? '');
  const [feed] = await run<{ id: string }>(
    `select id from directory.feed order by finished_at desc limit 1`,
  );
  return feed?.id ?? '';
}
const loginsLike = async (stem: string) =>
  (
    await run<{ login: string }>('select login from identity.account where login like $1', [
      `${stem}%`,
    ])
  ).map(({ login }) => login);

test('an account that the machine opened, even with a password as the demo does, goes with the feed that is undone', async () => {
  await give('MOREL');
  const feed = await give('MOREL', 'VENUE');
  await openAccounts(ctx, { passwordHash: 'the hash of the demo' });
  assert.deepEqual(await loginsLike('zoe.venue'), ['zoe.venue']);
  const undone = await undoFeed({ url, id: feed });
  assert.equal(undone.outcome, 'undone', JSON.stringify(undone.conflicts));
  assert.deepEqual(await loginsLike('zoe.venue'), []);

  await give('MOREL', 'VENUE');
  await openAccounts(ctx);
  assert.deepEqual(await loginsLike('zoe.venue'), ['zoe.venue2'], 'a login is never given again');
});

test('an account by which somebody came in keeps the feed that brought them', async () => {
  const feed = await give('MOREL', 'VENUE', 'ACTIVE');
  await openAccounts(ctx);
  await run(`insert into identity.session (account_id, strength, started_at, last_seen_at, expires_at, agent)
    select id, 'password', now(), now(), now() + interval '1 hour', 'a browser' from identity.account where login = 'zoe.active'`);
  const refused = await undoFeed({ url, id: feed });
  assert.deepEqual(
    refused.conflicts.map(({ why, table, name }) => [why, table, name]),
    [['used', 'identity.account', 'Zoé Active']],
  );
});
