import { sql } from 'kysely';
import type { MachineVisit } from '#kernel/http';
import type { Context, Visit } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { GroupLine } from '../contract.ts';
import { lineOf, written } from './my-groups.ts';

const PAGE = 50;

/** The groups of a structure that are there today, those of several structures too, by kind and name. */
export async function groupsOfStructure(
  ctx: Context,
  wanted: { structureId: string; text?: string | undefined; after?: string | undefined },
): Promise<{ groups: GroupLine[]; next: string | null }> {
  const { structureId, text = '', after = null } = wanted;
  const { rows } = await sql<GroupLine>`
    select ${lineOf} from directory.people_group g join directory.structure s on s.id = g.structure_id
    where (g.structure_id = ${structureId}
        or g.id in (select c.group_id from directory.group_scope c where c.structure_id = ${structureId}))
      and (g.valid_to is null or g.valid_to > directory.today_in(s.time_zone))
      and (${text} = '' or directory.found_by(g.label, g.code) @@ directory.beginning_with(${text}))
      and (${after}::uuid is null or (g.kind, g.label, g.id) > (
        select a.kind, a.label, a.id from directory.people_group a where a.id = ${after}))
    order by g.kind, g.label, g.id limit ${PAGE + 1}`.execute(db(ctx));
  const groups = rows.slice(0, PAGE).map(written);
  return { groups, next: rows.length > PAGE ? (groups.at(-1)?.id ?? null) : null };
}

interface GroupForClient {
  id: string;
  structureId: string;
  kind: GroupLine['kind'];
  code: string;
  label: string;
  until: string | null;
  aliases: string[];
  memberIds: string[];
}

/** The groups of the structures that a program may see, or of one of these, with who is in them today; by id. */
export async function groupsOfClient(
  ctx: MachineVisit<Visit>,
  wanted: { structureId?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ groups: GroupForClient[]; next: string | null }> {
  const { structureId = null, after = null, limit } = wanted;
  const { structures } = ctx.client;
  const { rows } = await sql<GroupForClient>`
    select g.id, g.structure_id as "structureId", g.kind, g.code, g.label, g.valid_to - 1 as until,
      array(select a.alias from directory.group_alias a where a.group_id = g.id order by 1) as aliases,
      array(select distinct m.person_id from directory.membership m where m.group_id = g.id) as "memberIds"
    from directory.people_group g join directory.structure s on s.id = g.structure_id
    where (g.valid_to is null or g.valid_to > directory.today_in(s.time_zone))
      and ${structures === null ? sql`true` : sql`g.structure_id = any(${structures}::uuid[])`}
      and ${structureId === null ? sql`true` : sql`g.structure_id = ${structureId}`}
      and ${after === null ? sql`true` : sql`g.id > ${after}`}
    order by g.id limit ${limit + 1}`.execute(db(ctx));
  const groups = rows.slice(0, limit);
  return { groups, next: rows.length > limit ? (groups.at(-1)?.id ?? null) : null };
}
