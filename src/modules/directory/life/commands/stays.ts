import { sql } from 'kysely';
import type { Acting } from '#kernel/acts';
import { together } from '#kernel/db';
import { db } from '../../tables.ts';
import type { StayKind, StayProfile } from '../contract.ts';
import { letGo } from './settle-departures.ts';

/** Somebody to be let in, from today to a day: `until` is the last one. */
export interface NewStay {
  personId: string;
  structureId: string;
  kind: StayKind;
  profile: StayProfile;
  reason: string;
  today: string;
  until: string;
}

/** Writes a stay and the membership that it gives; whoever was leaving is back. The caller has asked the policy. */
export const openStay = (ctx: Acting, stay: NewStay): Promise<string> =>
  together(ctx, async (ctx) => {
    const { personId, structureId, kind, profile, reason, today, until } = stay;
    const { rows } = await sql<{ id: string }>`
      insert into directory.stay (person_id, structure_id, kind, profile, reason, valid_from, valid_to, made_by)
      values (${personId}, ${structureId}, ${kind}, ${profile}, ${reason}, ${today}, ${until}::date + 1,
        ${ctx.actor?.personId ?? null})
      returning id`.execute(db(ctx));
    const [written] = rows;
    if (written === undefined) throw new Error('The stay was not written.');
    await sql`
      insert into directory.group_member (group_id, person_id, source, valid_from, valid_to)
      values (directory.profile_group(${structureId}, ${profile}), ${personId}, 'local', ${today}, ${until}::date + 1)
      on conflict (group_id, person_id, source, valid_from)
      do update set valid_to = greatest(group_member.valid_to, excluded.valid_to)`.execute(db(ctx));
    await letBack(ctx, personId);
    return written.id;
  });

/**
 * Ends a stay on another day: later, and whoever was leaving is back; or the day before today, and whoever has no other
 * reason to be there is leaving.
 */
export const moveStayEnd = (
  ctx: Acting,
  { id, until, isEnd }: { id: string; until: string; isEnd: boolean },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const by = isEnd ? (ctx.actor?.personId ?? null) : null;
    const { rows } = await sql<{ personId: string }>`
      with moved as (
        update directory.stay set valid_to = greatest(valid_from, ${until}::date + 1), ended_by = ${by},
          ended_at = case when ${isEnd} then now() end
        where id = ${id} returning person_id, structure_id, profile, valid_from, valid_to
      ), member as (
        update directory.group_member m set valid_to = moved.valid_to
        from moved, directory.people_group g
        where g.structure_id = moved.structure_id and g.kind = 'profile' and g.code = moved.profile
          and m.group_id = g.id and m.person_id = moved.person_id and m.source = 'local'
          and m.valid_from = moved.valid_from
      )
      select person_id as "personId" from moved`.execute(db(ctx));
    for (const { personId } of rows) await (isEnd ? letGo(ctx, personId) : letBack(ctx, personId));
  });

const letBack = (ctx: Acting, personId: string) =>
  sql`delete from directory.departure where person_id = ${personId} and cause <> 'decision'`.execute(
    db(ctx),
  );
