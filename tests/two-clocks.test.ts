import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

/** Half past eight in the evening in Paris, half past midnight in La Réunion. */
const INSTANT = '2026-03-28T20:30:00.000Z';

const world = await openWorld({ now: () => new Date(INSTANT) });
const { pool } = world;
const tilleuls = 'Collège des Tilleuls';

/** The school moves to La Réunion, and the database's clock stops at the same instant as ours. */
await pool.query(
  `update directory.structure set time_zone = 'Indian/Reunion', postal_code = '97400' where name = $1`,
  [tilleuls],
);
await pool.query(
  `create or replace function directory.today_in(time_zone text) returns date language sql stable parallel safe as
     $$ select (timestamptz '${INSTANT}' at time zone time_zone)::date $$`,
);
for (const table of ['group_member', 'teaching', 'schooling', 'responsibility', 'function'])
  await pool.query(`update directory.${table} set valid_from = valid_from - 365`);

async function today(login: string) {
  const answer = await world.app.inject({
    url: '/api/portal/today',
    headers: { host: world.host, cookie: await world.cookieOf(login) },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

const contentOf = (page: { widgets: { name: string; content: unknown }[] }, name: string) =>
  page.widgets.find((widget) => widget.name === name)?.content as Record<string, unknown[]>;

test('the home page has the date of one’s school: tomorrow in La Réunion, still today in Paris', async () => {
  assert.equal((await today('lea.martin')).date, '2026-03-29');
  assert.equal((await today('sophie.dupuis')).date, '2026-03-29');
  assert.equal((await today('admin.region')).date, '2026-03-28');
  const { rows } = await pool.query(
    `select min(a.login) as login from identity.account a join directory.membership m on m.person_id = a.person_id
     join directory.structure_card s using (structure_id)
     where s.time_zone = 'Europe/Paris' and m.kind = 'profile' and m.code = 'ELV'`,
  );
  assert.equal((await today(rows[0].login)).date, '2026-03-28');
});

test('who joins a class on that day is there in La Réunion, and not yet in Paris; pages and sight agree', async () => {
  const lea = await world.personOf('lea.martin');
  const sophie = await world.personOf('sophie.dupuis');
  const startsOn = async (day: string) => {
    await pool.query(
      `update directory.group_member m set valid_from = $2 from directory.people_group g
       where g.id = m.group_id and g.kind = 'division' and m.person_id = $1`,
      [lea, day],
    );
    const mine = contentOf(await today('lea.martin'), 'directory.my-class');
    const hers = contentOf(await today('sophie.dupuis'), 'directory.my-divisions');
    const children = contentOf(await today('claire.martin'), 'directory.my-children');
    const sight = await pool.query(
      `select from directory.sight s join directory.people_group g on g.structure_id = s.structure_id
       where s.viewer_id = $1 and s.subject_id = $2 and s.because = 'my-pupil'
         and exists (select from directory.membership m where m.person_id = $2 and m.kind = 'division')`,
      [sophie, lea],
    );
    const division = (schooling: unknown) =>
      (schooling as { division: { label: string } | null }).division?.label ?? null;
    const isHers = JSON.stringify(hers['divisions']).includes(lea);
    const told = children['children']?.find((child) => JSON.stringify(child).includes(lea));
    return {
      mine: (mine['schoolings'] ?? []).map(division),
      told: division(told),
      isHers,
      sight: sight.rowCount !== 0,
    };
  };
  const there = { mine: ['5eB'], told: '5eB', isHers: true, sight: true };
  assert.deepEqual(await startsOn('2026-03-29'), there);
  const notYet = await startsOn('2026-03-30');
  assert.deepEqual([notYet.mine, notYet.told], [[null], null]);
  await pool.query(`update directory.structure set time_zone = 'Europe/Paris' where name = $1`, [
    tilleuls,
  ]);
  const inParis = await startsOn('2026-03-29');
  assert.deepEqual([inParis.mine, inParis.told], [[null], null]);
});
