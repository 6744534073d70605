import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forgetPerson } from '../commands/forget-person.ts';
import { directoryMark, emptyDirectory } from './aaf/samples/directory-state.ts';
import { twoRegions } from './aaf/samples/random-region.ts';
import type { Records } from './aaf/samples/sample-feed.ts';
import { feedHistory } from './history.ts';
import { openGround, school } from './take-feed/ground.ts';
import { undoFeed } from './undo-feed.ts';

const { url, take, run, database, membersOf } = await openGround();

const lastFeed = async () =>
  (
    await run<{ id: string }>(
      `select id from directory.feed where outcome = 'applied' and undone_at is null
       order by finished_at desc limit 1`,
    )
  )[0]?.id ?? '';
const undoLast = async () => undoFeed({ url, id: await lastFeed() });

/** Two pupils change, one leaves, one comes, a division is renamed. */
const later = (day = '2026-11-24') =>
  school(day, ({ Eleve, PersRelEleve }) => {
    Eleve[1] = { ...Eleve[1], ENTEleveClasses: '100$5eA', givenName: 'Léa-Rose' };
    delete (Eleve as Record<string, unknown>)['3'];
    Eleve['4'] = { sn: 'NOUVEAU', givenName: 'Ines', ENTPersonStructRattach: '100' };
    PersRelEleve[12] = { ...PersRelEleve[12], mobile: '+33 6 99 00 00 09' };
  });

test('a random region, another one after it, both undone: the directory is what it was, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(twoRegions, fc.boolean(), async ([first, second], isElsewhere) => {
      await emptyDirectory(database);
      const empty = await directoryMark(database);
      const takeRegion = async (records: Records, day: string, academy?: string) => {
        const feed = academy === undefined ? { records, day } : { records, day, academy };
        const report = await take(feed, { allowRemovals: 'all' });
        assert.equal(report.outcome, 'applied', report.reason ?? '');
      };
      await takeRegion(first, '2026-11-21');
      const before = await directoryMark(database);
      const academy = isElsewhere ? '98' : undefined;
      await takeRegion(second, '2026-11-22', academy);
      const after = await run('select to_jsonb(r) as r from directory.source_record r order by 1');
      const undone = await undoLast();
      assert.equal(undone.outcome, 'undone', JSON.stringify(undone));
      assert.equal(await directoryMark(database), before);
      await takeRegion(second, '2026-11-22', academy);
      assert.deepEqual(
        await run('select to_jsonb(r) as r from directory.source_record r order by 1'),
        after,
        'the same feed is taken again',
      );
      assert.equal((await undoLast()).outcome, 'undone');
      const whole = await undoLast();
      assert.equal(whole.outcome, 'undone', JSON.stringify(whole));
      assert.equal(await directoryMark(database), empty);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test('every change is journalled with what was and what is; of what a first feed creates, its source alone speaks', async () => {
  await take(school());
  assert.deepEqual(
    await run(`select distinct place from directory.feed_change where how <> 'created'
      or place in ('person', 'schooling', 'group_member')`),
    [],
  );
  await take(later(), { allowRemovals: 'all' });
  const changes = await run(
    `select c.before->>'given_name' as before, c.after->>'given_name' as after from directory.feed_change c
     join directory.feed f on f.id = c.feed_id where f.feed_date = '2026-11-24' and c.place = 'person'
       and c.before->>'given_name' is distinct from c.after->>'given_name' order by 2`,
  );
  assert.deepEqual(changes, [
    { before: null, after: 'Ines' },
    { before: 'Léa', after: 'Léa-Rose' },
  ]);
});

test('an undone feed stays in the history, as undone, and its journal is dropped', async () => {
  await take(school());
  await take(later(), { allowRemovals: 'all' });
  const id = await lastFeed();
  const undone = await undoFeed({ url, id });
  assert.deepEqual([undone.outcome, undone.date, undone.reason], ['undone', '2026-11-24', null]);
  assert.ok((undone.rows['person'] ?? 0) > 0);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
  assert.deepEqual(await run('select 1 from directory.feed_change where feed_id = $1', [id]), []);
  const [newest] = await feedHistory(url);
  assert.ok(newest?.undoneAt);
  assert.match((await undoFeed({ url, id })).reason ?? '', /déjà défaite/);
});

test('a feed that is not the last of its source is not undone', async () => {
  await take(school());
  const first = await lastFeed();
  await take(later(), { allowRemovals: 'all' });
  const mark = await directoryMark(database);
  const refused = await undoFeed({ url, id: first });
  assert.deepEqual([refused.outcome, refused.rows], ['refused', {}]);
  assert.match(refused.reason ?? '', /plus récente/);
  assert.equal(await directoryMark(database), mark);
});

test('what somebody changed since stands against it, and is listed; nothing is given back', async () => {
  await take(school());
  await take(later(), { allowRemovals: 'all' });
  await run(`update directory.person set mobile = '+33 6 99 00 00 77' where given_name = 'Paul'`);
  const mark = await directoryMark(database);
  const refused = await undoLast();
  assert.deepEqual(
    [refused.outcome, refused.conflictCount, refused.conflicts],
    [
      'refused',
      1,
      [
        {
          why: 'changed',
          table: 'person',
          personId: refused.conflicts[0]?.personId,
          name: 'Paul Martin',
        },
      ],
    ],
  );
  assert.equal(await directoryMark(database), mark);
});

test('what somebody changed since stands against the first feed too', async () => {
  await take(school());
  await run(`update directory.person set mobile = '+33 6 99 00 00 77' where given_name = 'Paul'`);
  const refused = await undoLast();
  assert.deepEqual(
    [refused.outcome, refused.conflicts.map(({ why, name }) => [why, name])],
    ['refused', [['changed', 'Paul Martin']]],
  );
});

test('who was erased since stands against it, without their name; the journal kept nothing of them', async () => {
  await take(school());
  await take(later(), { allowRemovals: 'all' });
  const [lea] = await run<{ id: string }>(
    `select id from directory.person where given_name = 'Léa-Rose'`,
  );
  await database.db.transaction().execute((db) => forgetPerson({ db }, lea?.id ?? ''));
  const kept = await run<{ said: string }>(
    `select coalesce(before::text, '') || coalesce(after::text, '') as said from directory.feed_change
     union all select said::text || key from directory.feed_plan_line`,
  );
  assert.ok(!kept.some(({ said }) => said.includes('Léa') || said.includes(lea?.id ?? 'none')));
  const refused = await undoLast();
  assert.equal(refused.outcome, 'refused');
  assert.ok(refused.conflicts.some(({ why }) => why === 'erased'));
  assert.ok(!JSON.stringify(refused).includes('Léa'));
});

test('somebody who came with the feed and whom something leans on since stands against it', async () => {
  await take(school());
  await take(later(), { allowRemovals: 'all' });
  await run(`insert into directory.power (person_id, verb, reason)
    select id, 'administer', 'essai' from directory.person where given_name = 'Ines'`);
  const refused = await undoLast();
  assert.deepEqual(
    refused.conflicts.map(({ why, table, name }) => [why, table, name]),
    [['used', 'directory.power', 'Ines Nouveau']],
  );
});

test('a feed that was refused, is unknown, or is older than ninety days is not undone', async () => {
  await take(school());
  await run(`update directory.feed set finished_at = now() - interval '91 days'`);
  assert.match((await undoLast()).reason ?? '', /quatre-vingt-dix jours/);
  assert.match((await undoFeed({ url, id: 'none' })).reason ?? '', /pas d’alimentation/);
});
