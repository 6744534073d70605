import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#modules/directory';
import { readsEverywhere, structuresRead } from '../policy.ts';
import { db } from '../tables.ts';
import type { ActRow } from './act-row.ts';

/** What to look for; a day is one where the reader's structure is. */
export interface Filters {
  before?: number | undefined;
  person?: string | undefined;
  verb?: string | undefined;
  day?: string | undefined;
}

/** What was done where the actor looks after things, newest first, with the names of those within their sight. */
export async function findActs(
  ctx: Context,
  filters: Filters & { timeZone: string },
  most: number,
): Promise<ActRow[]> {
  const me = ctx.actor.personId;
  const { rows } = await sql<ActRow>`
    with found as materialized (
      select * from kernel.act a where ${allOf(conditions(ctx, filters))} order by a.id desc limit ${most})
    select a.id, a.at, a.verb, a.code, coalesce(by.person_id = ${me}, false) as "isMine", a.who is not null as "isPersons",
      a.client is not null as "isPrograms", who.person_id as "personId", who.display_name as name,
      about.person_id as "aboutId", about.display_name as "aboutName", a.hat_profile as profile, who.civility, c.name as structure,
      a.network::text as network, a.reference
    from found a
    left join kernel.pseudonym by on by.pseudonym = a.who
    left join directory.person_card who on who.person_id = by.person_id and ${isSeen(ctx, 'by.person_id')}
    left join kernel.pseudonym target on target.pseudonym = a.object_id and a.object_kind = 'person'
    left join directory.person_card about on about.person_id = target.person_id and ${isSeen(ctx, 'target.person_id')}
    left join directory.structure_card c on c.structure_id = a.hat_scope
    order by a.id desc`.execute(db(ctx));
  return rows;
}

/**
 * Who looks after the whole platform knows everybody's name; others those of whom they may read (`directory.sight`)
 * because of a structure whose traces they read: not by another hat, nor as a parent.
 */
const isSeen = ({ actor }: Context, person: string) =>
  readsEverywhere(actor)
    ? sql`true`
    : sql`exists (select from directory.sight s where s.viewer_id = ${actor.personId}
        and s.subject_id = ${sql.ref(person)} and s.structure_id = any(${structuresRead(actor)}::uuid[]))`;

function conditions(
  ctx: Context,
  { before, person, verb, day, timeZone }: Filters & { timeZone: string },
): RawBuilder<unknown>[] {
  const { actor } = ctx;
  const all: RawBuilder<unknown>[] = [];
  if (!readsEverywhere(actor)) all.push(isWithin(structuresRead(actor)));
  if (before !== undefined) all.push(sql`a.id < ${before}`);
  if (verb !== undefined) all.push(sql`a.verb = ${verb}`);
  if (day !== undefined) {
    const midnight = (after: number) =>
      sql`(${day}::date + ${sql.lit(after)})::timestamp at time zone ${timeZone}`;
    all.push(sql`a.at >= ${midnight(0)} and a.at < ${midnight(1)}`);
  }
  if (person !== undefined)
    all.push(
      sql`a.who = any(array(select k.pseudonym from kernel.pseudonym k
        where k.person_id = ${person} and ${isSeen(ctx, 'k.person_id')}))`,
    );
  return all;
}

/** Of one structure, the newest are read from the end of its index; of several, they must be gathered and sorted. */
const isWithin = (structures: readonly string[]) =>
  structures.length === 1
    ? sql`a.scope = ${structures[0]}`
    : sql`a.scope = any(${structures}::uuid[])`;

const allOf = (all: readonly RawBuilder<unknown>[]) =>
  all.length === 0 ? sql`true` : sql.join([...all], sql` and `);

/** The name of a person whose traces are asked for, when the actor may know it. */
export async function nameOf(ctx: Context, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select c.display_name as name from directory.person_card c
    where c.person_id = ${personId} and ${isSeen(ctx, 'c.person_id')}`.execute(db(ctx));
  return rows[0]?.name;
}
