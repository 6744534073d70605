import { sql } from 'kysely';
import pg from 'pg';
import { connect, together } from '#kernel/db';
import { regroup } from '#modules/directory';
import { openRegion } from './region.ts';
import { median } from './wrk.ts';

/**
 * What groups cost: from a pupil's change of division to its being seen in the rule groups that follow, then the same for
 * one pupil in a hundred, and for everybody; and what a list and a name of groups take. Six rule groups a school, in the
 * region as it is; they are taken away in the end, and no other row stays changed.
 *
 *   node bench/groups.ts [structures]      12 by default, 350 for the region
 */
const structures = Number(process.argv[2] ?? 12);
const region = await openRegion(structures);
const pool = new pg.Pool({ connectionString: region.url, max: 4 });
pool.on('error', () => undefined);
const { db } = connect(region.url, 4);

const said = async (label: string, work: () => Promise<unknown>) => {
  const before = performance.now();
  await work();
  console.log(`${label}: ${Math.round(performance.now() - before)} ms`);
};

try {
  await writeRules();
  await said('everybody, rules and all', () =>
    regroupAfter('insert into directory.regroup (person_id) values (null)'),
  );
  await counts();
  await changeDivisions();
  await said('one pupil in a hundred', () =>
    regroupAfter(`insert into directory.regroup (person_id)
      select id from (select m.person_id as id from directory.membership_whole m where m.kind = 'profile' and m.code = 'ELV') p
      where hashtext(id::text) % 100 = 0`),
  );
  await said('nobody', () => regroupAfter('select 1'));
  await lists();
} finally {
  await pool.query(`delete from directory.people_group where source = 'bench'`);
  await pool.query('delete from directory.regroup');
  await db.destroy();
  await pool.end();
  await region.close();
}

async function regroupAfter(change: string): Promise<void> {
  await pool.query(change);
  await together({ db }, regroup);
}

/** In each school: its pupils, two levels with their parents, the teachers who are head teachers, all but a function, one class. */
async function writeRules(): Promise<void> {
  const rules = [
    { on: 'profile', in: ['ELV'] },
    {
      all: [
        { on: 'profile', in: ['TUT'] },
        { on: 'child-level', in: ['6EME', '2NDE'] },
      ],
    },
    {
      any: [
        { on: 'level', in: ['5EME'] },
        { on: 'teaches-level', in: ['5EME'] },
      ],
    },
    { all: [{ on: 'profile', in: ['ENS'] }, { not: { on: 'function', in: ['DOC'] } }] },
    {
      any: [
        { on: 'division', in: ['5eB', '3eA'] },
        { on: 'child-division', in: ['5eB', '3eA'] },
      ],
    },
    { on: 'head-teacher-of', in: ['5eA', '5eB', '6eA', '3eA'] },
  ];
  for (const rule of rules)
    await pool.query(
      `with made as (
         insert into directory.people_group (structure_id, kind, code, label, source, rule, valid_from)
         select s.id, 'rule', gen_random_uuid()::text, 'bench', 'bench', $1, current_date
         from directory.structure s join directory.structure_kind k on k.kind = s.kind and k.is_school
         returning id, structure_id)
       insert into directory.group_scope (group_id, structure_id) select id, structure_id from made`,
      [JSON.stringify(rule)],
    );
}

async function counts(): Promise<void> {
  const { rows } = await pool.query(
    `select (select count(*)::int from directory.people_group where valid_to is null) as groups,
       (select count(*)::int from directory.people_group where kind = 'rule') as rules,
       (select count(*)::int from directory.group_member where valid_to is null) as memberships`,
  );
  console.log(JSON.stringify(rows[0]));
}

/** Forty pupils go to another class of their school and come back; each way is one transaction. */
async function changeDivisions(): Promise<void> {
  const { rows } = await pool.query<{ person: string; from: string; to: string }>(
    `select m.person_id as person, m.group_id as "from", o.id as "to"
     from directory.membership_whole m
     join lateral (select g.id from directory.people_group g where g.structure_id = m.structure_id and g.kind = 'division'
       and g.id <> m.group_id and g.valid_to is null limit 1) o on true
     where m.kind = 'division' and hashtext(m.person_id::text) % 97 = 0 limit 20`,
  );
  const times: number[] = [];
  for (const { person, from, to } of [
    ...rows,
    ...rows.map(({ person, from, to }) => ({ person, from: to, to: from })),
  ]) {
    const before = performance.now();
    await together({ db }, async (ctx) => {
      await sql`update directory.group_member set group_id = ${to} where group_id = ${from} and person_id = ${person}`.execute(
        ctx.db,
      );
      await regroup(ctx);
    });
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  console.log(
    `a change of division, seen in all that follows: median ${Math.round(median(times))} ms, worst ${Math.round(times.at(-1) ?? 0)} ms (${times.length})`,
  );
}

async function lists(): Promise<void> {
  const one = (
    await pool.query(
      `select g.structure_id, min(m.person_id::text) as person from directory.people_group g
       join directory.group_member m on m.group_id = g.id where g.kind = 'teaching-team' group by 1 order by count(*) desc limit 1`,
    )
  ).rows[0];
  const ask = async (label: string, text: string, values: unknown[]) => {
    const times: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const before = performance.now();
      await pool.query(text, values);
      times.push(performance.now() - before);
    }
    console.log(`${label}: ${median(times).toFixed(1)} ms`);
  };
  await ask(
    'fifty groups of a school, by kind and name',
    `select g.id from directory.people_group g where g.structure_id = $1 order by g.kind, g.label, g.id limit 50`,
    [one.structure_id],
  );
  await ask(
    'the groups of a person',
    'select distinct group_id from directory.membership where person_id = $1',
    [one.person],
  );
  await ask(
    'the former names of a person’s groups',
    `select a.alias from directory.membership m join directory.group_alias a on a.group_id = m.group_id where m.person_id = $1`,
    [one.person],
  );
}
