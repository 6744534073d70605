import { openWorld, type World } from './world.ts';

/** The demo region with its smallest collège left: some hundreds of people, so that a tree is soon compared. */
export async function openSmallWorld(): Promise<World> {
  const world = await openWorld();
  await world.pool.query(`
    create temp table kept as select m.structure_id as id from directory.membership m
      join directory.structure s on s.id = m.structure_id and s.kind = 'college'
      group by 1 order by count(*) limit 1;
    create temp table staying as select distinct person_id as id from directory.membership
      where structure_id in (select id from kept);
    set session_replication_role = replica;
    delete from directory.person where id not in (select id from staying);
    delete from directory.structure where id not in (select id from kept);
    set session_replication_role = origin;
    ${await leftovers(world)}
    analyze`);
  return world;
}

/** Every row that a key of the directory or of accounts ties to somebody who is gone. */
async function leftovers({ pool }: World): Promise<string> {
  const { rows } = await pool.query<{ statement: string }>(`
    select format('delete from %s t where %I is not null and not exists (select from %s o where o.id = t.%2$I);',
      c.conrelid::regclass, a.attname, c.confrelid::regclass) as statement
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and c.conparentid = 0
      and c.confrelid in ('directory.person'::regclass, 'directory.structure'::regclass)
    order by c.confrelid::regclass::text`);
  return [...rows, ...rows].map(({ statement }) => statement).join('\n');
}
