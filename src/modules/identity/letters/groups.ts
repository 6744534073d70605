import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import { canLookAfter } from '../accounts/policy.ts';
import { placesLookedAfter } from '../accounts/queries/places.ts';
import { db } from '../tables.ts';
import type { LetterGroup } from './contract.ts';

/** The groups of a school whose letters the actor may make; undefined where they look after nobody. */
export async function letterGroups(
  ctx: Context,
  structureId: string,
): Promise<LetterGroup[] | undefined> {
  const whole = canLookAfter(ctx.actor, structureId);
  const helped = whole ? [] : await classesHelped(ctx, structureId);
  if (!whole && helped.length === 0) return undefined;
  const { rows } = await sql<LetterGroup>`
    select m.group_id as id, m.kind, case m.kind when 'profile' then m.code else m.label end as label,
      count(*)::int as people, count(*) filter (where a.password_hash is null)::int as waiting,
      count(*) filter (where a.password_hash is null and c.account_id is not null)::int as written
    from directory.membership m
    join identity.account a on a.person_id = m.person_id
    left join identity.activation_code c on c.account_id = a.id and c.ends_at > ${ctx.clock.now()}
    where m.structure_id = ${structureId} and m.kind in ('division', 'responsables', 'profile')
      and (${whole}::boolean or m.group_id = any(${helped}::uuid[]))
      and not exists (select from identity.shut s where s.account_id = a.id)
    group by m.group_id, m.kind, m.code, m.label
    order by m.label collate "fr-x-icu", m.group_id`.execute(db(ctx));
  return rows;
}

async function classesHelped(ctx: Context, structureId: string): Promise<string[]> {
  const places = await placesLookedAfter(ctx);
  return places.find(({ id }) => id === structureId)?.classes?.map(({ id }) => id) ?? [];
}
