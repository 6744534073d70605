import { type RawBuilder, sql } from 'kysely';
import { settingOf } from '#kernel/settings';
import { type Context, eraseAfter } from '#modules/directory';
import { writtenLogin } from '../../login.ts';
import { db } from '../../tables.ts';
import type { AccountRow, Filter } from '../contract.ts';
import type { Desk } from '../desk.ts';
import { canLookAfter } from '../policy.ts';
import { stateOfAccount, withShutters } from './states.ts';

const PAGE = 50;

/** A page of the accounts of a structure, by name. The caller has asked the policy. */
export async function accountsIn(ctx: Context, filter: Filter & { after?: string | undefined }) {
  const { structureId, after } = filter;
  const days = await settingOf(ctx, eraseAfter);
  const { rows } = await sql<AccountRow & { count: number }>`
    with found as materialized (
      select a.id, a.person_id, a.login, c.display_name, c.family_name, c.given_name, ${stateOfAccount} as state,
        case when d.cause is not null then d.since + ${days}::int end as erased_on
      ${accountsFound(filter)}
    ), page as (
      select *, (select count(*) from found)::int as count, 
        row_number() over (order by family_name collate "fr-x-icu", given_name collate "fr-x-icu", id) as place
      from found
    )
    select p.id, p.login, p.display_name as "displayName", p.state, p.erased_on as "erasedOn", p.count,
      (select coalesce(json_agg(distinct jsonb_build_object('profile', b.profile, 'structure', s.name)), '[]')
        from directory.belonging b join directory.structure_card s on s.structure_id = b.structure_id
        where b.person_id = p.person_id) as roles,
      (select min(m.label) from directory.membership m
        where m.person_id = p.person_id and m.structure_id = ${structureId} and m.kind = 'division') as division
    from page p
    where p.place > coalesce((select f.place from page f where f.id = ${after ?? null}), 0)
    order by p.place limit ${PAGE + 1}`.execute(db(ctx));
  const shown = rows.slice(0, PAGE);
  return {
    accounts: shown.map(({ count: _, ...row }) => row),
    count: rows[0]?.count ?? 0,
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    divisions: canLookAfter(ctx.actor, structureId) ? await divisionsOf(ctx, structureId) : [],
  };
}

/** The ids of all that a filter finds, up to one more than `most`. */
export async function idsFound(ctx: Desk, filter: Filter, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id ${accountsFound(filter)} order by a.id limit ${most + 1}`.execute(db(ctx));
  return rows.map(({ id }) => id);
}

/** From where, and which: the accounts of a structure that the filter finds, as `a`, with their card `c`. */
function accountsFound({
  structureId,
  profile,
  divisionId,
  state,
  text,
}: Filter): RawBuilder<unknown> {
  const words = writtenLogin(text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return sql`
    from identity.account a
    join directory.person_card c on c.person_id = a.person_id
    ${withShutters}
    where a.person_id in (select b.person_id from directory.belonging b
        where b.structure_id = ${structureId} and (${profile ?? null}::text is null or b.profile = ${profile ?? null}))
      and (${divisionId ?? null}::uuid is null or a.person_id in (
        select m.person_id from directory.membership m where m.group_id = ${divisionId ?? null}))
      and (${state ?? null}::text is null or ${stateOfAccount} = ${state ?? null})
      and not exists (select from unnest(${words}::text[]) as word
        where strpos(a.login, word) = 0 and strpos(lower(unaccent(c.display_name)), word) = 0)`;
}

async function divisionsOf(ctx: Context, structureId: string) {
  const { rows } = await sql<{ id: string; label: string }>`
    select distinct m.group_id as id, m.label from directory.membership m
    where m.structure_id = ${structureId} and m.kind = 'division' order by m.label`.execute(
    db(ctx),
  );
  return rows;
}
