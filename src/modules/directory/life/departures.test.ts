import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from '#kernel/log';
import type { smallSchool } from '../feeds/aaf/samples/small-school.ts';
import { openGround, school } from '../feeds/take-feed/ground.ts';
import { callBack, sendAway } from './commands/departures.ts';
import { settleDepartures } from './commands/settle-departures.ts';
import { moveStayEnd, openStay } from './commands/stays.ts';
import { countDepartures, tellDepartures, warnOfEnds } from './commands/tell-departures.ts';
import { isStillToErase, peopleToErase } from './queries/to-erase.ts';

const { take, run, database } = await openGround();
const ctx = { db: database.db, log: openLog('silent') };

type School = ReturnType<typeof smallSchool>;
const without = (type: keyof School, id: string) => (records: School) => {
  delete (records[type] as Record<string, unknown>)[id];
};
const idOf = async (type: string, jointure: string) => {
  const [row] = await run<{ id: string }>(
    'select person_id as id from directory.person_jointure where type = $1 and jointure = $2',
    [type, jointure],
  );
  return String(row?.id);
};
const [leaNumber, sophieNumber, adaNumber] = ['1', '21', '13'];

/** Where one is listed: groups, those who see them, who is taught by them. */
const listed = async (person: string) => {
  const [row] = await run<{ places: number }>(
    `select ((select count(*) from directory.membership where person_id = $1)
      + (select count(*) from directory.sight where subject_id = $1 and viewer_id <> $1)
      + (select count(*) from directory.teaching_today where person_id = $1))::int as places`,
    [person],
  );
  return row?.places ?? 0;
};
const departureOf = async (person: string) =>
  (
    await run(
      `select cause, since, closes_on as "closesOn", told from directory.departure where person_id = $1`,
      [person],
    )
  )[0];
/** Turns the clock: the same as if so many days had passed since they left. */
const pass = (days: number) =>
  run('update directory.departure set since = since - $1::int, closes_on = closes_on - $1::int', [
    days,
  ]);
const eventsOf = (name: string) =>
  run<{ payload: Record<string, unknown> }>(
    'select payload from kernel.event where name = $1 order by id',
    [name],
  );
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
const dayFrom = (days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const leave = async () => {
  await take(school('2026-11-21'));
  const sophie = await idOf('PersEducNat', sophieNumber ?? '');
  await take(school('2026-11-22', without('PersEducNat', '21')), { allowRemovals: 'all' });
  return sophie;
};

test('whoever disappears from a complete feed is listed nowhere from the end of that feed, not even in groups made by hand', async () => {
  await take(school('2026-11-21'));
  const sophie = await idOf('PersEducNat', '21');
  await run(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select id, $1, 'manual', '2026-09-01' from directory.people_group where kind = 'groupe' limit 1`,
    [sophie],
  );
  assert.ok((await listed(sophie)) > 5);
  await take(school('2026-11-22', without('PersEducNat', '21')), { allowRemovals: 'all' });
  assert.equal(await listed(sophie), 0);
  assert.deepEqual(await departureOf(sophie), {
    cause: 'feed',
    since: '2026-11-22',
    closesOn: null,
    told: null,
  });
});

test('back in a feed, they have their groups, classes and family again', async () => {
  await take(school('2026-11-21'));
  const people = [
    await idOf('PersEducNat', '21'),
    await idOf('Eleve', leaNumber ?? ''),
    await idOf('PersRelEleve', '11'),
  ];
  const before = await Promise.all(people.map(listed));
  const gone = (records: School) => {
    without('PersEducNat', '21')(records);
    without('Eleve', '1')(records);
  };
  await take(school('2026-11-22', gone), { allowRemovals: 'all' });
  assert.deepEqual([await listed(people[0] ?? ''), await listed(people[1] ?? '')], [0, 0]);
  await settleDepartures(ctx);
  await take(school('2026-11-23'));
  assert.deepEqual(await Promise.all(people.map(listed)), before);
  assert.deepEqual(await run('select from directory.departure'), []);
});

test('a parent of two children in two schools is missing only when no child names them any more', async () => {
  await take(school('2026-11-21'));
  const claire = await idOf('PersRelEleve', '11');
  await take(school('2026-11-22', without('Eleve', '1')), { allowRemovals: 'all' });
  assert.equal(await departureOf(claire), undefined, 'Hugo still does');
  assert.ok((await listed(claire)) > 0);
  const both = (records: School) => {
    without('Eleve', '1')(records);
    without('Eleve', '2')(records);
  };
  await take(school('2026-11-23', both), { allowRemovals: 'all' });
  assert.equal((await departureOf(claire))?.['cause'], 'feed');
});

test('the account closes after the grace of what they were, the longest of several', async () => {
  await take(school('2026-11-21'));
  const [lea, sophie, ada] = [
    await idOf('Eleve', '1'),
    await idOf('PersEducNat', '21'),
    await idOf('PersRelEleve', adaNumber ?? ''),
  ];
  await run(
    `insert into kernel.setting (name, value, changed_by, reason) values
      ('directory.grace-pupils', '3', null, 'essai'), ('directory.grace-responsables', '30', null, 'essai')`,
  );
  const gone = (records: School) => {
    for (const id of ['1', '3']) without('Eleve', id)(records);
    without('PersEducNat', '21')(records);
  };
  await take(school('2026-11-22', gone), { allowRemovals: 'all' });
  await settleDepartures(ctx);
  const days = await Promise.all(
    [lea, sophie, ada].map(async (id) => (await departureOf(id))?.['closesOn']),
  );
  assert.deepEqual(days, ['2026-11-25', '2026-12-07', '2026-12-22']);
  await run(`delete from kernel.setting where name like 'directory.grace%'`);
});

test('whoever looks after the whole platform is not closed out, nor erased, because a feed forgot them', async () => {
  await take(school('2026-11-21'));
  const sophie = await idOf('PersEducNat', '21');
  await run(
    `insert into directory.power (person_id, verb, reason) values ($1, 'administer', 'essai')`,
    [sophie],
  );
  await take(school('2026-11-22', without('PersEducNat', '21')), { allowRemovals: 'all' });
  await settleDepartures(ctx);
  assert.equal((await departureOf(sophie))?.['closesOn'], null);
  await pass(100);
  assert.deepEqual(await peopleToErase(ctx, { after: null, most: 10 }), []);
  await run(`delete from directory.power`);
  assert.deepEqual(await peopleToErase(ctx, { after: null, most: 10 }), [sophie]);
  assert.equal(await isStillToErase(ctx, sophie), true);
});

test('they are told thirty days before they are erased, and seven, once each; administrators get a count', async () => {
  await run('delete from kernel.event');
  const sophie = await leave();
  await settleDepartures(ctx);
  await tellDepartures(ctx);
  assert.equal((await eventsOf('directory.erasure-nears')).length, 0);
  const since = 90 - 25;
  await run('update directory.departure set since = $1', [dayFrom(-since)]);
  await tellDepartures(ctx);
  await tellDepartures(ctx);
  const told = await eventsOf('directory.erasure-nears');
  assert.deepEqual(
    told.map(({ payload }) => payload),
    [{ personId: sophie, erasedOn: dayFrom(25) }],
  );
  await countDepartures(ctx);
  assert.equal((await eventsOf('directory.departures-counted')).length, 0, 'nobody this week');
  await run('update directory.departure set since = $1', [dayFrom(-85)]);
  await tellDepartures(ctx);
  await tellDepartures(ctx);
  assert.equal((await eventsOf('directory.erasure-nears')).length, 2);
  await countDepartures(ctx);
  const [count] = await eventsOf('directory.departures-counted');
  assert.equal(count?.payload['erasedThisWeek'], 1);
});

test('nobody is to be erased before the ninetieth day, nor whoever came back meanwhile', async () => {
  const sophie = await leave();
  await run('update directory.departure set since = $1', [dayFrom(-89)]);
  assert.deepEqual(await peopleToErase(ctx, { after: null, most: 10 }), []);
  await run('update directory.departure set since = $1', [dayFrom(-90)]);
  assert.deepEqual(await peopleToErase(ctx, { after: null, most: 10 }), [sophie]);
  await take(school('2026-11-23'));
  assert.deepEqual(await peopleToErase(ctx, { after: null, most: 10 }), []);
  assert.equal(await isStillToErase(ctx, sophie), false);
});

test('somebody sent away is listed nowhere and closed at once; called back, they are as before', async () => {
  await take(school('2026-11-21'));
  const sophie = await idOf('PersEducNat', '21');
  const before = await listed(sophie);
  await sendAway(ctx, [sophie], 'essai');
  assert.equal(await listed(sophie), 0);
  assert.equal((await departureOf(sophie))?.['closesOn'], today);
  await take(school('2026-11-22'));
  assert.equal(await listed(sophie), 0, 'a feed does not undo what somebody decided');
  await callBack(ctx, [sophie]);
  assert.equal(await listed(sophie), before);
});

test('sent away and called back, whoever is missing is leaving for that alone, since the same day', async () => {
  const sophie = await leave();
  await sendAway(ctx, [sophie], 'essai');
  assert.equal((await departureOf(sophie))?.['since'], '2026-11-22', 'the earlier day counts');
  await callBack(ctx, [sophie]);
  const { cause, since } = (await departureOf(sophie)) ?? {};
  assert.deepEqual([cause, since], ['feed', '2026-11-22']);
});

const invite = async (until: string) => {
  await take(school('2026-11-21'));
  const [guest] = await run<{ id: string }>(
    `insert into directory.person (given_name, family_name) values ('Iris', 'Invitée') returning id`,
  );
  const [place] = await run<{ id: string }>(
    `select id from directory.structure where uai = '0379001A'`,
  );
  const made = { personId: guest?.id ?? '', structureId: place?.id ?? '' };
  const id = await openStay(ctx, {
    ...made,
    kind: 'guest',
    profile: 'ETA',
    reason: 'atelier théâtre',
    today,
    until,
  });
  return { ...made, id };
};

test('a guest belongs to the school until the last day, sees colleagues and no pupil, then is leaving', async () => {
  const { personId, id } = await invite(dayFrom(10));
  const seen = await run<{ code: string }>(
    `select distinct m.code from directory.sight s join directory.membership m on m.person_id = s.subject_id and m.kind = 'profile'
     where s.viewer_id = $1 order by 1`,
    [personId],
  );
  assert.deepEqual(
    seen.map(({ code }) => code),
    ['DIR', 'ENS', 'ETA', 'EVS'],
  );
  await settleDepartures(ctx);
  assert.equal(await departureOf(personId), undefined);
  await run(
    `update directory.stay set valid_from = valid_from - 11, valid_to = valid_to - 11 where id = $1`,
    [id],
  );
  await run(`update directory.group_member set valid_to = $2 where person_id = $1`, [
    personId,
    today,
  ]);
  await settleDepartures(ctx);
  const departure = await departureOf(personId);
  assert.deepEqual(departure, { cause: 'end', since: today, closesOn: today, told: null });
  assert.equal(await listed(personId), 0);
  await moveStayEnd(ctx, { id, until: dayFrom(30), isEnd: false });
  assert.equal(await departureOf(personId), undefined, 'extended, they are back');
});

test('a stay ended today ends today', async () => {
  const { personId, id } = await invite(dayFrom(10));
  assert.ok((await listed(personId)) > 0);
  await moveStayEnd(ctx, { id, until: dayFrom(-1), isEnd: true });
  await settleDepartures(ctx);
  assert.equal(await listed(personId), 0);
  assert.equal((await departureOf(personId))?.['closesOn'], today);
});

test('a teacher whom the feed forgets but who has a stay is not leaving, until the stay ends', async () => {
  await take(school('2026-11-21'));
  const sophie = await idOf('PersEducNat', '21');
  const [place] = await run<{ id: string }>(
    `select id from directory.structure where uai = '0379001A'`,
  );
  const id = await openStay(ctx, {
    ...{ personId: sophie, structureId: place?.id ?? '', kind: 'substitute', profile: 'ENS' },
    ...{ reason: 'remplacement', today, until: dayFrom(40) },
  });
  await take(school('2026-11-22', without('PersEducNat', '21')), { allowRemovals: 'all' });
  await settleDepartures(ctx);
  assert.equal(await departureOf(sophie), undefined);
  assert.ok((await listed(sophie)) > 0);
  await moveStayEnd(ctx, { id, until: dayFrom(-1), isEnd: true });
  await settleDepartures(ctx);
  assert.equal((await departureOf(sophie))?.['cause'], 'end');
});

test('whoever asked for a stay is warned once in its last week', async () => {
  await run('delete from kernel.event');
  const { id, personId } = await invite(dayFrom(30));
  const maker = await idOf('PersEducNat', '22');
  await run('update directory.stay set made_by = $1', [maker]);
  await warnOfEnds(ctx);
  assert.equal((await eventsOf('directory.stay-nears-end')).length, 0);
  await run('update directory.stay set valid_to = $2 where id = $1', [id, dayFrom(5)]);
  await run(`update directory.stay set valid_from = valid_from - 20`);
  await warnOfEnds(ctx);
  await warnOfEnds(ctx);
  assert.deepEqual(
    (await eventsOf('directory.stay-nears-end')).map(({ payload }) => payload),
    [{ madeBy: maker, personId, displayName: 'Iris Invitée', lastDay: dayFrom(4) }],
  );
});
