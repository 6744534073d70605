import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { openHouse } from '#house';
import { openLog } from '#kernel/log';
import type { Module } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { closeYears } from '../src/modules/admin/commands/close-years.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool } = world;
const houses = openHouse({ config: world.config });
const tilleuls = 'Collège des Tilleuls';

const close = (instant: string, these: readonly Module<Visit, Context>[] = houses) =>
  closeYears(
    { db: world.db, log: openLog('silent'), clock: { now: () => new Date(instant) } },
    these,
  );
const one = async (text: string, values: unknown[] = []) =>
  (await pool.query(text, values)).rows[0];
const ask = async (login: string, method: 'GET' | 'POST', url: string, payload?: object) => {
  const answer = await world.app.inject({
    method,
    url,
    headers: { host: world.host, cookie: await world.cookieOf(login) },
    ...(payload && { payload }),
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};

const school = await one('select id from directory.structure where name = $1', [tilleuls]);
const division = await one(
  `select id from directory.people_group where structure_id = $1 and kind = 'division' and code = '5eB'`,
  [school.id],
);
const lea = await world.personOf('lea.martin');
const nadia = await world.personOf('nadia.roux');
await ask('sophie.dupuis', 'POST', `/api/directory/divisions/${division.id}/delegues`, {
  personId: lea,
});
await pool.query(
  `insert into directory.calendar_year (calendar, year, starts, ends, holidays, source) values
     ('zone-b', 2027, '2027-09-01', '2028-07-08', '[]', 'essai'),
     ('reunion', 2027, '2027-08-18', '2028-07-08', '[]', 'essai')`,
);

/** Nadia looks after the accounts of 5eB for two years, and sees every class. */
async function givePowers(validFrom: string) {
  await pool.query('delete from directory.power where person_id = $1', [nadia]);
  await pool.query(
    `insert into directory.power (person_id, verb, structure_id, group_id, reason, valid_from, valid_to)
     values ($1, 'reset-accounts', $2, $3, 'essai', $4, '2028-12-01'), ($1, 'open-divisions', $2, null, 'essai', $4, '2028-12-01')`,
    [nadia, school.id, division.id, validFrom],
  );
}

beforeEach(async () => {
  await pool.query('delete from admin.closed_year');
  await pool.query(
    `update directory.group_member m set valid_from = '2026-11-01', valid_to = '2027-09-30'
     from directory.people_group g where g.id = m.group_id and g.kind = 'delegues'`,
  );
  await givePowers('2026-11-01');
});

const ends = async () => ({
  delegue: (
    await one(
      `select m.valid_to from directory.group_member m join directory.people_group g on g.id = m.group_id
       where g.kind = 'delegues' and m.person_id = $1`,
      [lea],
    )
  ).valid_to,
  powers: (
    await pool.query(
      'select verb, valid_to from directory.power where person_id = $1 order by verb',
      [nadia],
    )
  ).rows.map(({ verb, valid_to }) => `${verb} ${valid_to}`),
});
const asGiven = {
  delegue: '2027-09-30',
  powers: ['open-divisions 2028-12-01', 'reset-accounts 2028-12-01'],
};

test('while the year lasts, summer included, nothing of it ends', async () => {
  await close('2027-06-30T02:00:00Z');
  await close('2027-08-31T02:00:00Z');
  assert.deepEqual(await ends(), asGiven);
});

test('the night after the new year began, the délégués and the powers over a class are over, and no other power', async () => {
  await close('2027-09-02T02:00:00Z');
  assert.deepEqual(await ends(), {
    delegue: '2027-09-01',
    powers: ['open-divisions 2028-12-01', 'reset-accounts 2027-09-01'],
  });
  const { ended, last_day } = await one(
    'select ended, last_day from admin.closed_year where structure_id = $1 and year = 2026',
    [school.id],
  );
  assert.equal(last_day, '2027-08-31');
  assert.deepEqual(
    ended.map(({ house, lines }: { house: string; lines: { fr: string }[] }) => [
      house,
      lines.map(({ fr }) => fr),
    ]),
    [['directory', ['1\u00a0délégué de classe', '1\u00a0délégation sur une classe']]],
  );
  const noted = await pool.query(
    `select verb from kernel.act where scope = $1 and who is null and verb in ('admin.close-year', 'directory.end-power')
     order by verb`,
    [school.id],
  );
  assert.deepEqual(
    noted.rows
      .slice(-2)
      .map(({ verb }) => verb)
      .sort(),
    ['admin.close-year', 'directory.end-power'],
  );
});

test('closing again does nothing, and what was given for the new year stays', async () => {
  assert.ok((await close('2027-09-02T02:00:00Z')) > 5, 'every school');
  await givePowers('2027-09-03');
  assert.equal(await close('2027-09-10T02:00:00Z'), 0);
  await pool.query('delete from admin.closed_year');
  await close('2027-09-10T02:00:00Z');
  assert.deepEqual((await ends()).powers, asGiven.powers);
});

test('two workers that close at once close each school once', async () => {
  const schools = await close('2027-09-02T02:00:00Z');
  await pool.query('delete from admin.closed_year');
  const both = await Promise.all([close('2027-09-02T02:00:00Z'), close('2027-09-02T02:00:00Z')]);
  assert.equal(both[0] + both[1], schools);
});

test('La Réunion goes back to school in August, and its year is closed then, by its own clock', async () => {
  await pool.query(
    `update directory.structure set time_zone = 'Indian/Reunion', postal_code = '97400' where id = $1`,
    [school.id],
  );
  const here = async () =>
    one('select last_day from admin.closed_year where structure_id = $1 and year = 2026', [
      school.id,
    ]);
  await close('2027-08-17T19:59:00Z'); // a minute before midnight there
  assert.equal(await here(), undefined);
  await close('2027-08-17T20:01:00Z');
  assert.equal((await here()).last_day, '2027-08-17');
  assert.equal((await ends()).delegue, '2027-08-18');
  const others = await one('select count(*)::int as n from admin.closed_year where year = 2026');
  assert.equal(others.n, 1);
});

test('houses above end theirs first; one that fails undoes its school, lets the others be closed, and is tried again', async () => {
  const asked: string[] = [];
  const house = (name: string, closeYear: Module<Visit, Context>['closeYear']) => ({
    name,
    label: { fr: name, en: name },
    keepsPeople: false as const,
    ...(closeYear && { closeYear }),
  });
  let isBroken = true;
  const these = [
    ...houses.filter(({ name }) => name === 'directory'),
    house('silent', undefined),
    house('above', async (ctx, { structureId, year }) => {
      assert.ok(ctx.db.isTransaction);
      if (structureId !== school.id) return [];
      asked.push(`${year}`);
      await sql`update directory.power set reason = 'clos' where person_id = ${nadia}`.execute(
        ctx.db,
      );
      assert.equal((await ends()).delegue, asGiven.delegue, 'what is below is still there');
      if (isBroken) throw new Error('the cupboard is stuck');
      return [{ fr: 'une armoire', en: 'a cupboard' }];
    }),
  ];
  await assert.rejects(close('2028-10-10T02:00:00Z', these), /the cupboard is stuck/);
  assert.equal(
    await one('select year from admin.closed_year where structure_id = $1', [school.id]),
    undefined,
  );
  assert.ok((await one('select count(*)::int as n from admin.closed_year')).n > 5);
  assert.equal(
    (await one('select reason from directory.power where person_id = $1 limit 1', [nadia])).reason,
    'essai',
  );
  isBroken = false;
  assert.equal(await close('2028-10-10T02:00:00Z', these), 1);
  assert.deepEqual(asked, ['2027', '2027']);
});

test('a head reads what ended in their school, the central administrator everywhere, and neither reads a name', async () => {
  await close('2028-10-10T02:00:00Z');
  const heads = await ask('karim.benali', 'GET', '/api/admin/closed-years');
  assert.equal(heads.total, 1);
  assert.equal(heads.years[0].structure.name, tilleuls);
  assert.equal(heads.years[0].year, 2027);
  assert.deepEqual(heads.years[0].ended[0].house, { fr: 'Annuaire', en: 'Directory' });
  const all = await ask('admin.region', 'GET', '/api/admin/closed-years');
  assert.ok(all.total > 5);
  assert.equal(all.years.length, all.total);
  assert.doesNotMatch(JSON.stringify(all), /Martin|Roux/);
});
