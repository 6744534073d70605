import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { dateIn } from '#kernel/clock';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../actor.ts';
import type { PowerVerb } from '../contract.ts';
import { canDelegate, canEndPower, canGrant } from '../policy.ts';
import { db } from '../tables.ts';

/** Gives a power to somebody of the staff of a structure, or over one division to who teaches it, from today on; returns the id of its row. */
export const delegatePower = (
  ctx: Context,
  wanted: Asked & { until: string; reason: string },
): Promise<string> =>
  together(ctx, async (ctx) => {
    const { structureId, personId, verb, until, reason, groupId = null } = wanted;
    if (!canDelegate(ctx.actor, wanted)) refuse('missing', 'directory.no-such-structure');
    const facts = await factsOf(ctx, wanted);
    if (facts === undefined) return refuse('missing', 'directory.not-of-the-staff');
    const today = dateIn(facts.timeZone, ctx.clock.now());
    const { profiles, group } = facts;
    if (!canGrant(ctx.actor, { structureId }, { verb, personId, until, today, profiles, group }))
      refuse('forbidden', 'directory.may-not-delegate');
    if (facts.isHeld) refuse('conflict', 'directory.power-already-held');
    const { rows } = await sql<{ id: string }>`
      insert into directory.power (person_id, verb, structure_id, group_id, reason, valid_from, valid_to, given_by,
        given_at)
      values (${personId}, ${verb}, ${structureId}, ${groupId}, ${reason}, ${today}, ${until}::date + 1, ${ctx.actor.personId},
        ${ctx.clock.now()})
      returning id`.execute(db(ctx));
    const [power] = rows;
    if (power === undefined) throw new Error('The power was not written.');
    await note(ctx, {
      verb: 'directory.grant-power',
      to: { kind: 'person', id: personId },
      scope: structureId,
    });
    return power.id;
  });

/**
 * Somebody of a structure; undefined for somebody of elsewhere. The person is locked by a statement of its own, so that
 * the next one sees what whoever held the lock has written: the same power is not given twice at once.
 */
async function factsOf(
  ctx: Context,
  { structureId, personId, verb, groupId }: Asked,
): Promise<Facts | undefined> {
  await sql`select from directory.person where id = ${personId} for update`.execute(db(ctx));
  const { rows } = await sql<Facts>`
    select s.time_zone as "timeZone",
      (select array_agg(m.code) from directory.membership m
        where m.person_id = ${personId} and m.structure_id = s.structure_id and m.kind = 'profile') as profiles,
      exists (select from directory.power_today w
        where w.person_id = ${personId} and w.verb = ${verb} and w.structure_id = s.structure_id
          and w.group_id is not distinct from ${groupId ?? null}::uuid) as "isHeld",
      (select json_build_object('isTaught', exists (select from directory.teaching_today t
          where t.group_id = g.id and t.person_id = ${personId})
        or exists (select from directory.membership h where h.person_id = ${personId}
          and h.structure_id = g.structure_id and h.kind = 'head-teachers' and h.code = g.code))
        from directory.people_group g
        where g.id = ${groupId ?? null}::uuid and g.structure_id = s.structure_id and g.kind = 'division'
          and g.valid_to is null) as group
    from directory.structure_card s where s.structure_id = ${structureId}`.execute(db(ctx));
  const [facts] = rows;
  return facts?.profiles ? facts : undefined;
}

/** What is asked to be given: to whom, where, over which division. */
interface Asked {
  structureId: string;
  personId: string;
  verb: PowerVerb;
  groupId?: string | undefined;
}

interface Facts {
  timeZone: string;
  profiles: string[];
  isHeld: boolean;
  /** Null: no division is asked for, or it is none of that structure. */
  group: { isTaught: boolean } | null;
}

interface Held {
  personId: string;
  structureId: string | null;
  verb: string;
  isLast: boolean;
  timeZone: string;
}

/** Ends a power today; one that is not there, or not theirs to end, does not exist. The last central administrator stays. */
export const endPower = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const power = await findPower(ctx, id);
    if (power === undefined || !canEndPower(ctx.actor, power))
      return refuse('missing', 'directory.no-such-power');
    if (power.isLast) refuse('conflict', 'directory.last-administrator');
    const now = ctx.clock.now();
    await sql`
      update directory.power set valid_to = greatest(valid_from, ${dateIn(power.timeZone, now)}::date),
        ended_by = ${ctx.actor.personId}, ended_at = ${now}
      where id = ${id}`.execute(db(ctx));
    await note(ctx, {
      verb: 'directory.end-power',
      to: { kind: 'person', id: power.personId },
      scope: power.structureId,
    });
  });

/**
 * A power that still holds. Those of the whole platform are locked first, together: two ends at once cannot leave nobody.
 */
async function findPower(ctx: Context, id: string): Promise<Held | undefined> {
  await sql`
    select from directory.power
    where id = ${id} or structure_id is null and verb = 'administer' and ended_at is null
    order by id for update`.execute(db(ctx));
  const { rows } = await sql<Held>`
    with central as (
      select w.id from directory.power w
      where w.structure_id is null and w.verb = 'administer' and w.ended_at is null
        and w.valid_from <= directory.today_in('Europe/Paris')
        and (w.valid_to is null or w.valid_to > directory.today_in('Europe/Paris')))
    select w.person_id as "personId", w.structure_id as "structureId", w.verb,
      coalesce(s.time_zone, 'Europe/Paris') as "timeZone",
      w.id in (select id from central) and (select count(*) from central) = 1 as "isLast"
    from directory.power w left join directory.structure s on s.id = w.structure_id
    where w.id = ${id} and w.ended_at is null
      and (w.valid_to is null or w.valid_to > directory.today_in(coalesce(s.time_zone, 'Europe/Paris')))`.execute(
    db(ctx),
  );
  return rows[0];
}
