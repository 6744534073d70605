import { sql } from 'kysely';
import { type Context, structuresWith } from '#modules/directory';
import type { Restriction } from '../contract.ts';
import { canKeepServices, canRestrict } from '../policy.ts';
import { db } from '../tables.ts';
import { mustSee } from './services.ts';

interface Named {
  id: string;
  name: string;
}

/** What is not open yet where one administers, and everywhere; with the classes of one structure, to choose among. */
export async function restrictionsSeen(ctx: Context, structureId: string | undefined) {
  mustSee(ctx);
  const own = structuresWith(ctx.actor, 'administer');
  const { rows: restrictions } = await sql<Restriction>`
    select r.id, s.name as "structureName", g.label as "groupLabel", r.profile, r.opens_on::text as "opensOn", r.reason
    from sso.restriction r
    left join directory.structure_card s on s.structure_id = r.structure_id
    left join lateral (select label from directory.membership m where m.group_id = r.group_id limit 1) g on true
    where r.structure_id is null or ${own === null} or r.structure_id = any(${own ?? []}::uuid[])
    order by s.name nulls first, g.label nulls first, r.profile`.execute(db(ctx));
  const { rows: places } = await sql<Named>`
    select structure_id as id, name from directory.structure_card
    where missing_since is null and (${own === null} or structure_id = any(${own ?? []}::uuid[]))
    order by name`.execute(db(ctx));
  const isTheirs = structureId !== undefined && canRestrict(ctx.actor, structureId);
  return {
    restrictions,
    places,
    groups: isTheirs ? await classesOf(ctx, structureId) : [],
    can: { everywhere: canKeepServices(ctx.actor) },
  };
}

async function classesOf(ctx: Context, structureId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select m.group_id as id, min(m.label) as name from directory.membership m
    where m.structure_id = ${structureId} and m.kind in ('division', 'level')
    group by m.group_id, m.kind order by m.kind desc, 2`.execute(db(ctx));
  return rows;
}
