import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import { bringInclusions } from './inclusions.ts';
import { bringRuleGroups } from './rule-groups.ts';

type Ctx = { db: Database };

/** Past this, everybody is looked at: the same work, without lists. */
const MANY = 20_000;

/**
 * Brings the groups that follow from others to what was changed: levels, matières and functions, then rules, then groups
 * in groups. Whatever changes a membership, a schooling, a function or a family has asked for it (`directory.regroup`);
 * called at the end of that transaction, all of it is seen at once.
 */
export async function regroup(ctx: Ctx): Promise<void> {
  await lockGroups(ctx);
  const { rows } = await sql<{ id: string | null }>`
    with asked as (delete from directory.regroup returning person_id)
    select distinct person_id as id from asked`.execute(db(ctx));
  const ids = rows.flatMap(({ id }) => id ?? []);
  if (rows.length === 0) return;
  const people = ids.length < rows.length || ids.length > MANY ? null : ids;
  if (people === null) await deriveEverybody(ctx);
  else await derive(ctx, people);
  await bringRuleGroups(ctx, people);
  await bringInclusions(ctx, people);
}

/** Those who write groups wait for one another, until their transactions end; readers do not. */
export const lockGroups = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('preau directory.regroup'))`.execute(ctx.db);
};

const derive = (ctx: Ctx, people: readonly string[]) =>
  sql`select directory.derive_groups(${people}::uuid[])`.execute(db(ctx));

async function deriveEverybody(ctx: Ctx): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select id from directory.person where id > ${after} order by id limit ${MANY}`.execute(
      db(ctx),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    await derive(
      ctx,
      rows.map(({ id }) => id),
    );
    after = last.id;
  }
}

/** Asks for those whose membership begins or ends these days, which no statement tells. */
export async function askWhomDaysChange(ctx: Ctx): Promise<void> {
  await sql`
    insert into directory.regroup (person_id)
    select distinct person_id from directory.group_member
    where directory.is_cause(source) and valid_to between current_date - 1 and current_date + 1
      or directory.is_cause(source) and valid_from = current_date + 1`.execute(db(ctx));
}

/** Asks for the responsables of whom a custody restriction begins or ends today: the groups that follow must know within a minute. */
export async function askWhomRestrictionsChange(ctx: Ctx): Promise<void> {
  await sql`
    insert into directory.regroup (person_id)
    select distinct responsable_id from directory.custody_restriction
    where valid_from = directory.today_in('Europe/Paris') or valid_to = directory.today_in('Europe/Paris')`.execute(
    db(ctx),
  );
}
