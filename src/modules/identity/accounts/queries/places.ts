import { sql } from 'kysely';
import { type Context, delegationPlaces } from '#modules/directory';
import { db } from '../../tables.ts';

/** A structure whose accounts the actor looks after; or, when `classes` is not null, those classes of it alone. */
export interface PlaceLookedAfter {
  id: string;
  name: string;
  classes: { id: string; label: string }[] | null;
}

/** Where the actor looks after accounts: whole structures first, then the classes that they may help. */
export async function placesLookedAfter(ctx: Context): Promise<PlaceLookedAfter[]> {
  const whole = (await delegationPlaces(ctx)).map(({ id, name }) => ({ id, name, classes: null }));
  const helped = ctx.actor.powers.flatMap(({ verb, groupId }) =>
    verb === 'reset-accounts' && groupId ? [groupId] : [],
  );
  if (helped.length === 0) return whole;
  const { rows } = await sql<PlaceLookedAfter>`
    select s.structure_id as id, s.name,
      json_agg(json_build_object('id', g.group_id, 'label', g.label) order by g.label) as classes
    from (select distinct m.group_id, m.label, m.structure_id from directory.membership m
      where m.group_id = any(${helped}::uuid[])) g
    join directory.structure_card s on s.structure_id = g.structure_id
    where not s.structure_id = any(${whole.map(({ id }) => id)}::uuid[])
    group by 1, 2 order by s.name`.execute(db(ctx));
  return [...whole, ...rows];
}
