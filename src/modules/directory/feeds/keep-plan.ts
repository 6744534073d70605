import type pg from 'pg';
import type { FeedSource } from './feed.ts';
import {
  type Difference,
  type Plan,
  type PlanLine,
  type PlannedStructure,
  planVerbs,
} from './plan.ts';
import { stepSql } from './stage.ts';

/** Above so many lines a plan is kept as figures alone, and one digest. */
const LINES_KEPT = 50_000;
const DIFFERENCES_TOLD = 1_000;
export const PLAN_DAYS = 3;

/** A plan as it stands in temporary tables, after `compare`. */
export interface DrawnPlan {
  source: FeedSource;
  digest: string;
  lines: number;
  said: Pick<Plan, 'counts' | 'structures'>;
}

interface Said {
  counts: Partial<Plan['counts']>;
  structures: (Omit<PlannedStructure, 'counts'> & { counts: Partial<Plan['counts']> })[];
}

/** Says what the compared feed would do, person by person. */
export async function drawPlan(client: pg.Client, source: FeedSource): Promise<DrawnPlan> {
  await client.query(stepSql('plan-lines'));
  const { rows } = await client.query<{ said: Said; digest: string; lines: number }>(
    stepSql('plan-counts'),
  );
  const { said, digest, lines } = rows[0] as (typeof rows)[number];
  const structures = said.structures.map((one) => ({ ...one, counts: whole(one.counts) }));
  return { source, digest, lines, said: { counts: whole(said.counts), structures } };
}

const whole = (counts: Partial<Plan['counts']>): Plan['counts'] =>
  Object.fromEntries(planVerbs.map((verb) => [verb, counts[verb] ?? 0])) as Plan['counts'];

/** Keeps it for some days, in the caller's transaction. */
export async function keepPlan(client: pg.Client, drawn: DrawnPlan): Promise<Plan> {
  const { source, day, kind } = drawn.source;
  const isListed = drawn.lines <= LINES_KEPT;
  const { rows } = await client.query<{ id: string }>(
    `insert into directory.feed_plan (source, kind, feed_date, digest, is_listed, said, made_at)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp()) returning id`,
    [source, kind, day, drawn.digest, isListed, JSON.stringify(drawn.said)],
  );
  const { id } = rows[0] as { id: string };
  if (isListed)
    await client.query(
      `insert into directory.feed_plan_line (plan_id, key, person_id, structures, digest, said)
       select $1, key, person_id, structures, digest, said from plan_line`,
      [id],
    );
  return (await planOf(client, id)) as Plan;
}

/** A kept plan, without its lines; undefined when it was applied, or dropped. */
export async function planOf(
  client: Pick<pg.Client, 'query'>,
  id: string,
): Promise<Plan | undefined> {
  const { rows } = await client.query<
    Omit<Plan, 'counts' | 'structures'> & { said: DrawnPlan['said'] }
  >(
    `select id, source, feed_date::text as date, is_listed as "isListed", said,
       to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt",
       to_char((made_at + make_interval(days => $2)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "keptUntil"
     from directory.feed_plan where id = $1 and made_at > now() - make_interval(days => $2)`,
    [id, PLAN_DAYS],
  );
  const [found] = rows;
  if (found === undefined) return undefined;
  const { said, ...plan } = found;
  return { ...plan, ...said };
}

/** The lines of a plan, of one structure or of all, in the order of their keys, after `after`. */
export async function planLines(
  client: Pick<pg.Client, 'query'>,
  {
    plan,
    structure = null,
    after = '',
    most = 100,
  }: {
    plan: string;
    structure?: string | null;
    after?: string;
    most?: number;
  },
): Promise<PlanLine[]> {
  const { rows } = await client.query<PlanLine>(
    `select key, person_id as "personId", said->>'name' as name, said->>'verb' as verb, said->'fields' as fields,
       said->'memberships' as memberships
     from directory.feed_plan_line
     where plan_id = $1 and key > $2 and ($3::text is null or $3 = any(structures)) order by key limit $4`,
    [plan, after, structure, most],
  );
  return rows;
}

/** What differs between a kept plan and what the feed would do now; undefined when there is no such plan. */
export async function sinceShown(
  client: pg.Client,
  id: string,
  drawn: DrawnPlan,
): Promise<{ isSame: boolean; differences: Difference[] } | undefined> {
  const kept = await client.query<{ digest: string; source: string }>(
    `select digest, source from directory.feed_plan where id = $1 and made_at > now() - make_interval(days => $2)`,
    [id, PLAN_DAYS],
  );
  const [plan] = kept.rows;
  if (plan === undefined || plan.source !== drawn.source.source) return undefined;
  if (plan.digest === drawn.digest) return { isSame: true, differences: [] };
  const line = (alias: string) =>
    `case when ${alias}.key is not null then
       ${alias}.said || jsonb_build_object('key', ${alias}.key, 'personId', ${alias}.person_id) end`;
  const { rows } = await client.query<Difference>(
    `select ${line('k')} as before, ${line('l')} as after
     from (select * from directory.feed_plan_line where plan_id = $1) k full join plan_line l on l.key = k.key
     where k.digest is distinct from l.digest order by coalesce(k.key, l.key) limit ${DIFFERENCES_TOLD}`,
    [id],
  );
  return { isSame: false, differences: rows };
}
