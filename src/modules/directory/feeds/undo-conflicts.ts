import type pg from 'pg';
import type { UndoConflict } from './plan.ts';
import { asJson, sameKey, type Written } from './written.ts';

/** The feed that is being undone. */
export interface Undoing {
  id: string;
  source: string;
  /** Of its source: what it created among people is told by the source. */
  is_first: boolean;
}

/** What the feed wrote and is no more as it left it. Asked before anything is given back. */
export async function findConflicts(
  client: pg.Client,
  tables: readonly Written[],
  feed: Undoing,
): Promise<UndoConflict[]> {
  const conflicts: UndoConflict[] = [];
  const ask = async (sql: string, values: readonly unknown[]) => {
    const { rows } = await client.query<UndoConflict>(sql, [...values]);
    conflicts.push(...rows);
  };
  await ask(
    `select 'erased' as why, place as table, null as "personId", null as name
     from directory.feed_change where feed_id = $1 and before is null and after is null`,
    [feed.id],
  );
  for (const table of tables) {
    await ask(changedSince(table), [feed.id]);
    if (feed.is_first && table.isOfPeople) await ask(touchedSince(table), [feed.id, feed.source]);
  }
  return conflicts;
}

/** Rows that say something else than what the feed left. */
const changedSince = (table: Written): string => `
  select case when c.person_id is null and ${table.people.length > 0} then 'erased' else 'changed' end as why,
    '${table.name}' as table, p.id as "personId", p.shown_given_name || ' ' || p.shown_family_name as name
  from directory.feed_change c
  cross join lateral jsonb_populate_record(null::directory.${table.name}, coalesce(c.after, c.before)) k
  left join directory.${table.name} t on ${sameKey(table, 't', 'k')}
  left join directory.person p on p.id = c.person_id
  where c.feed_id = $1 and c.place = '${table.name}' and not (c.before is null and c.after is null)
    and case when t.${table.key[0]} is not null then ${asJson(table, 't')} end is distinct from c.after`;

/** Rows of a first feed written again since by somebody else than a later feed that was undone. */
const touchedSince = (table: Written): string => `
  select 'changed' as why, '${table.name}' as table, p.id as "personId",
    p.shown_given_name || ' ' || p.shown_family_name as name
  from directory.${table.name} t
  ${
    table.name === 'person'
      ? 'join (select distinct person_id from directory.person_jointure where source = $2) mine on mine.person_id = t.id'
      : ''
  }
  left join directory.person p on p.id = ${table.people[0] === undefined ? 'null' : `t.${table.people[0]}`}
  where ${table.name === 'person' ? 'true' : 't.source = $2'}
    and not exists (select from directory.feed f where t.xmin in (f.applied_xid::xid, f.undone_xid::xid)
      and (f.id = $1 or f.undone_at is not null))
    and not exists (select from directory.feed_change c where c.feed_id = $1 and c.place = '${table.name}'
      and ${sameKey(table, 't', `(jsonb_populate_record(null::directory.${table.name}, c.after))`)})`;

/** Tables whose rows come by themselves when somebody comes, and go by themselves; or which of their rows somebody made. */
const madeByHand: Readonly<Record<string, string>> = {
  'directory.feed_change': 'false',
  'directory.feed_plan_line': 'false',
  'directory.structure_figures': 'false',
  'directory.regroup': 'false',
  'directory.likeness': 'false',
  'directory.duplicate': 't.judged_at is not null',
  'directory.group_member': "t.source not in ('derived', 'rule') and t.source not like 'group:%'",
  'directory.people_group': "t.source <> 'derived'",
};

/** Who points at rows that the undo takes away. */
export async function leaningOn(
  client: pg.Client,
  target: 'person' | 'structure' | 'people_group',
  ids: readonly string[],
): Promise<(UndoConflict & { id: string })[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<UndoConflict & { id: string }>(
    `select distinct l.id, 'used' as why, l.place as table, p.id as "personId",
       coalesce(p.shown_given_name || ' ' || p.shown_family_name, s.name, g.label) as name
     from directory.leaning_on(('directory.' || $1)::regclass, $2::uuid[], $3::jsonb) l
     left join directory.person p on p.id = l.id
     left join directory.structure s on s.id = l.id
     left join directory.people_group g on g.id = l.id`,
    [target, ids, JSON.stringify(madeByHand)],
  );
  return rows;
}
