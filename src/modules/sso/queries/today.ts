import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { remembered } from '#kernel/remembered';
import { dayIn } from '#modules/directory';
import type { Restricted, Today, Verdict, Wears } from '../policy.ts';
import { verdictFor } from '../policy.ts';
import type { Service } from '../registry/known-services.ts';
import { db } from '../tables.ts';

type Asking = { db: Database; clock: Clock };

/** Which of a person's hats open a service today; or why none does. */
export async function verdictOn<Hat extends Wears>(
  ctx: Asking,
  personId: string,
  hats: readonly Hat[],
  { audiences }: Pick<Service, 'audiences'>,
): Promise<Verdict<Hat>> {
  return verdictFor(hats, audiences, await todayFor(ctx, personId, hats));
}

async function todayFor(ctx: Asking, personId: string, hats: readonly Wears[]): Promise<Today> {
  const ids = [...new Set(hats.map(({ structureId }) => structureId))];
  const days = new Map(
    await Promise.all(ids.map(async (id) => [id, await dayIn(ctx, id)] as const)),
  );
  const held = (await isAnythingHeldBack(ctx)) ? await heldBack(ctx, personId, hats) : [];
  return {
    dayIn: (id) => days.get(id) ?? '',
    restrictionOf: (hat) =>
      held.find(
        ({ structureId, profile, opensOn }) =>
          structureId === hat.structureId &&
          profile === hat.profile &&
          opensOn > (days.get(structureId) ?? ''),
      ),
  };
}

/** Most of the year nothing is: no sign-in pays for the question. */
const isAnythingHeldBack = remembered(2_000, async (ctx) => {
  const { rows } = await sql`
    select from sso.restriction where opens_on > directory.today_in('Europe/Paris') - 2 limit 1`.execute(
    db(ctx),
  );
  return rows.length > 0;
});

/** The narrowest restriction of each hat: of the division, then of the niveau, the structure, everywhere. */
async function heldBack(
  ctx: Pick<Asking, 'db'>,
  personId: string,
  hats: readonly Wears[],
): Promise<readonly (Wears & Restricted)[]> {
  const { rows } = await sql<Wears & Restricted>`
    select distinct on (h.structure_id, h.profile) h.structure_id as "structureId", h.profile,
      r.opens_on::text as "opensOn", r.reason
    from unnest(${hats.map(({ structureId }) => structureId)}::uuid[], ${hats.map(({ profile }) => profile)}::text[])
      as h(structure_id, profile)
    join sso.restriction r on r.profile = h.profile
      and (r.structure_id is null or r.structure_id = h.structure_id)
    left join directory.membership m on m.group_id = r.group_id and m.person_id = ${personId}
    where r.group_id is null or m.group_id is not null
    order by h.structure_id, h.profile,
      case when m.kind = 'division' then 0 when m.group_id is not null then 1 when r.structure_id is not null then 2 else 3 end,
      r.opens_on desc`.execute(db(ctx));
  return rows;
}
