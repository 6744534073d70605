import { sql } from 'kysely';
import type { z } from 'zod';
import { dateIn } from '#kernel/clock';
import type { Context } from '../actor.ts';
import type { Delegation, listDelegations } from '../contract.ts';
import { canAdminister, canEndPower, latestDay, platform, structuresWith } from '../policy.ts';
import { db } from '../tables.ts';

type Place = z.infer<typeof listDelegations.reply>['places'][number];

/** Most powers shown at once: the central administrator of a region has some hundreds. */
const MOST = 1_000;

/** The structures where this actor may delegate: those of their powers, the one they head; all for the central administrator. */
export async function delegationPlaces(ctx: Context): Promise<Place[]> {
  const { actor, clock } = ctx;
  const mine = [...(structuresWith(actor, 'administer') ?? [])];
  if (actor.hat?.profile === 'DIR') mine.push(actor.hat.structureId);
  const { rows } = await sql<{ id: string; name: string; timeZone: string }>`
    select s.structure_id as id, s.name, s.time_zone as "timeZone" from directory.structure_card s
    where s.missing_since is null
      and (${canAdminister(actor, platform)} or s.structure_id = any(${mine}::uuid[]))
    order by s.name collate "fr-x-icu", s.structure_id`.execute(db(ctx));
  return rows.map(({ id, name, timeZone }) => {
    const today = dateIn(timeZone, clock.now());
    return { id, name, today, latest: latestDay(actor, { structureId: id }, today) };
  });
}

type Row = Omit<Delegation, 'can'>;

/** The powers that hold in these structures, and on the whole platform for its administrator; by name. */
export async function delegationsIn(
  ctx: Context,
  places: readonly { id: string }[],
): Promise<Delegation[]> {
  const { rows } = await sql<Row>`
    select w.id, json_build_object('id', p.person_id, 'displayName', p.display_name) as person, w.verb,
      case when s.structure_id is null then null
        else json_build_object('id', s.structure_id, 'name', s.name) end as structure,
      case when d.id is null then null else json_build_object('id', d.id, 'label', d.label) end as division,
      w.valid_from as since, w.valid_to - 1 as until, w.reason, g.display_name as "givenBy"
    from directory.power w
    join directory.person_card p on p.person_id = w.person_id
    left join directory.structure_card s on s.structure_id = w.structure_id
    left join directory.people_group d on d.id = w.group_id
    left join directory.person_card g on g.person_id = w.given_by
    where w.ended_at is null
      and (w.valid_to is null or w.valid_to > directory.today_in(coalesce(s.time_zone, 'Europe/Paris')))
      and (w.structure_id = any(${places.map(({ id }) => id)}::uuid[])
        or w.structure_id is null and ${canAdminister(ctx.actor, platform)})
    order by s.name collate "fr-x-icu" nulls first, p.family_name collate "fr-x-icu",
      p.given_name collate "fr-x-icu", w.verb
    limit ${MOST}`.execute(db(ctx));
  return rows.map((row) => ({
    ...row,
    can: {
      end: canEndPower(ctx.actor, {
        personId: row.person.id,
        structureId: row.structure?.id ?? null,
      }),
    },
  }));
}

/** The staff of a structure, by name: neither pupils nor responsables, unless they work there too. */
export async function staffOf(ctx: Context, structureId: string) {
  const { rows } = await sql<{ id: string; displayName: string }>`
    select p.person_id as id, p.display_name as "displayName" from directory.person_card p
    where p.person_id in (
      select m.person_id from directory.membership m
      where m.structure_id = ${structureId} and m.kind = 'profile' and m.code not in ('ELV', 'TUT'))
      and p.person_id <> ${ctx.actor.personId}
    order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.person_id`.execute(
    db(ctx),
  );
  return rows;
}

/** The divisions of a structure, each with those who teach it or are its professeurs principaux. */
export async function taughtDivisionsOf(ctx: Context, structureId: string) {
  const { rows } = await sql<{ id: string; label: string; teacherIds: string[] }>`
    select g.id, g.label, array(
      select t.person_id from directory.teaching_today t where t.group_id = g.id
      union select h.person_id from directory.membership h
        where h.structure_id = g.structure_id and h.kind = 'head-teachers' and h.code = g.code) as "teacherIds"
    from directory.people_group g
    where g.structure_id = ${structureId} and g.kind = 'division' and g.valid_to is null
    order by g.label collate "fr-x-icu", g.id`.execute(db(ctx));
  return rows;
}
