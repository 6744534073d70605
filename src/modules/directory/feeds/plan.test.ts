import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { directoryMark, directoryState } from './aaf/samples/directory-state.ts';
import { filesOfSample, writeFiles } from './aaf/samples/sample-feed.ts';
import { dropOldTraces } from './drop-old-traces.ts';
import { planLines, planOf } from './keep-plan.ts';
import { openGround, school } from './take-feed/ground.ts';
import { aafReader, applyPlan, planFeed } from './take-feed.ts';

const { url, take, run, database, room } = await openGround();

/** Léa changes class and given name, Noé leaves, Ines comes, Paul has a new mobile, Sophie does not teach Latin any more. */
const later = (day = '2026-11-24') =>
  school(day, ({ Eleve, PersRelEleve, PersEducNat }) => {
    Eleve[1] = { ...Eleve[1], ENTEleveClasses: '100$5eA', givenName: 'Léa-Rose' };
    delete (Eleve as Record<string, unknown>)['3'];
    Eleve['4'] = { sn: 'NOUVEAU', givenName: 'Ines', ENTPersonStructRattach: '200' };
    PersRelEleve[12] = { ...PersRelEleve[12], mobile: '+33 6 99 00 00 09' };
    PersEducNat[21] = { ...PersEducNat[21], ENTAuxEnsGroupes: '' };
  });

const written = async (feed: ReturnType<typeof school>) =>
  aafReader(await writeFiles(join(room(), `plan-${Math.random()}`), filesOfSample(feed)));
const linesOf = async (plan: string) => planLines(database.pool, { plan, most: 1_000 });

test('a dry run says exactly who appears, changes, moves and disappears, by structure, and changes nothing', async () => {
  await take(school());
  const mark = await directoryMark(database);
  const { plan, outcome, dryRun } = await planFeed({ url, read: await written(later()) });
  assert.deepEqual([outcome, dryRun], ['applied', true]);
  assert.equal(await directoryMark(database), mark);
  assert.ok(plan);
  assert.deepEqual(plan.counts, {
    appears: 1,
    returns: 0,
    changes: 2,
    moves: 1,
    disappears: 2,
  });
  assert.deepEqual(
    plan.structures.map(({ name, counts }) => [
      name,
      counts.appears,
      counts.moves,
      counts.disappears,
    ]),
    [
      ['Collège des Tilleuls', 0, 1, 2],
      ['Lycée des Trois-Rivières', 1, 0, 0],
    ],
  );
  const said = (await linesOf(plan.id)).map(({ name, verb, fields, memberships }) => [
    name,
    verb,
    fields.join(),
    memberships.map(({ kind, before, after }) => `${kind} ${before} → ${after}`).join(' ; '),
  ]);
  assert.deepEqual(said.sort(), [
    ['Ada Tuteur', 'disappears', '', "child Noé D'Essai →  ; structure Collège des Tilleuls → "],
    ['Ines Nouveau', 'appears', '', 'structure  → Lycée des Trois-Rivières'],
    ['Léa-Rose Martin', 'moves', 'given_name', 'division 5eB → 5eA'],
    [
      "Noé D'Essai",
      'disappears',
      '',
      'division 5eA →  ; responsable Ada Tuteur tuteur →  ; structure Collège des Tilleuls → ',
    ],
    ['Paul Martin', 'changes', 'mobile', ''],
    [
      'Sophie Dupuis',
      'changes',
      '',
      'teaching 2de 3 061300,5eA 061300,5eB 061300,LATIN 5E → 2de 3 061300,5eA 061300,5eB 061300',
    ],
  ]);
});

test('the lines of one structure alone, page by page', async () => {
  const { plan } = await planFeed({ url, read: await written(school()) });
  const lycee = plan?.structures.find(({ uai }) => uai === '0379002B')?.structureId ?? null;
  const first = await planLines(database.pool, { plan: plan?.id ?? '', structure: lycee, most: 2 });
  const rest = await planLines(database.pool, {
    ...{ plan: plan?.id ?? '', structure: lycee },
    after: first.at(-1)?.key ?? '',
  });
  assert.deepEqual([...first, ...rest].map(({ name }) => name).sort(), [
    'Claire Martin',
    'Hugo Martin',
    'Sophie Dupuis',
  ]);
});

test('a plan is applied as it was shown, and is then no more', async () => {
  await take(school());
  const read = await written(later());
  const { plan } = await planFeed({ url, read });
  const taken = await applyPlan({ url, read, plan: plan?.id ?? '', allowRemovals: 'all' });
  assert.deepEqual([taken.outcome, taken.stale], ['applied', null]);
  const planned = await directoryState(database);
  assert.equal(await planOf(database.pool, plan?.id ?? ''), undefined);
  assert.deepEqual(await run('select 1 from directory.feed_plan_line'), []);
  await run(
    'truncate directory.structure, directory.person, directory.feed, directory.source_record cascade',
  );
  await take(school());
  await take(later());
  assert.deepEqual(await directoryState(database), planned, 'the same as without a plan');
});

test('rows that somebody edited since: nothing is applied, the lines that differ are shown, a new plan is given', async () => {
  await take(school());
  const read = await written(later());
  const { plan } = await planFeed({ url, read });
  await run(`update directory.person set mobile = '+33 6 99 00 00 77' where given_name = 'Paul'`);
  const mark = await directoryMark(database);
  const refused = await applyPlan({ url, read, plan: plan?.id ?? '' });
  assert.equal(refused.outcome, 'refused');
  assert.equal(await directoryMark(database), mark);
  assert.deepEqual(
    refused.stale?.differences.map(({ before, after }) => [before?.name, after?.name]),
    [['Paul Martin', 'Paul Martin']],
  );
  const again = await applyPlan({ url, read, plan: refused.stale?.plan.id ?? '' });
  assert.equal(again.outcome, 'applied');
});

test('a feed that changed since, even by one value that a plan does not show, is not the plan', async () => {
  const { plan } = await planFeed({ url, read: await written(school()) });
  const other = await written(
    school('2026-11-21', ({ PersRelEleve }) => {
      PersRelEleve[11] = { ...PersRelEleve[11], mobile: '+33 6 99 00 00 02' };
    }),
  );
  const refused = await applyPlan({ url, read: other, plan: plan?.id ?? '' });
  assert.deepEqual(
    [refused.outcome, refused.stale?.differences.map(({ after }) => after?.name)],
    ['refused', ['Claire Martin']],
  );
  assert.deepEqual(await run('select 1 from directory.person'), []);
});

test('a plan that is unknown, or older than three days, is refused', async () => {
  const read = await written(school());
  const { plan } = await planFeed({ url, read });
  const unknown = await applyPlan({ url, read, plan: '00000000-0000-7000-8000-000000000000' });
  assert.match(unknown.reason ?? '', /pas de plan/);
  await run(`update directory.feed_plan set made_at = made_at - interval '73 hours'`);
  const old = await applyPlan({ url, read, plan: plan?.id ?? '' });
  assert.match(old.reason ?? '', /pas de plan/);
});

test('plans are dropped after three days, and what feeds changed after ninety', async () => {
  await take(school());
  await take(later());
  await planFeed({ url, read: await written(later()) });
  const kept = () =>
    run(`select (select count(*)::int from directory.feed_plan) as plans,
      (select count(*)::int from directory.feed_change where before is not null) as changes`);
  await dropOldTraces({ db: database.db });
  assert.ok(((await kept())[0]?.['changes'] as number) > 0);
  assert.equal((await kept())[0]?.['plans'], 1);
  await run(`update directory.feed set finished_at = finished_at - interval '91 days'`);
  await run(`update directory.feed_plan set made_at = made_at - interval '73 hours'`);
  await dropOldTraces({ db: database.db });
  assert.deepEqual(await kept(), [{ plans: 0, changes: 0 }]);
});
