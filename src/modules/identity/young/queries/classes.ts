import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import { canOpenForClass } from '../policy.ts';
import { signsInByClass } from '../settings.ts';

/** A class whose devices the actor may open. */
export interface OpenableClass {
  id: string;
  label: string;
  structureId: string;
  structureName: string;
}

/** The classes that the actor teaches or leads, where they sign in together: by school, by name. */
export async function openableClasses(ctx: Context, id?: string): Promise<OpenableClass[]> {
  const led = ctx.actor.hats
    .filter(({ profile }) => profile === 'DIR')
    .map(({ structureId }) => structureId);
  const { rows } = await sql<OpenableClass & { kind: string; isTaughtByActor: boolean }>`
    select g.id, g.label, g.structure_id as "structureId", s.name as "structureName", s.kind,
      exists (select from directory.teaching_today t
        where t.group_id = g.id and t.person_id = ${ctx.actor.personId}) as "isTaughtByActor"
    from directory.people_group g join directory.structure_card s on s.structure_id = g.structure_id
    where g.kind = 'division' and (${id ?? null}::uuid is null or g.id = ${id ?? null})
      and (g.structure_id = any(${led}::uuid[]) or g.id in (
        select t.group_id from directory.teaching_today t where t.person_id = ${ctx.actor.personId}))
      and exists (select from directory.membership m where m.group_id = g.id)
    order by s.name, g.label`.execute(db(ctx));
  const judged = await Promise.all(
    rows.map(async ({ kind, isTaughtByActor, ...found }) => {
      const isAllowed = await signsInByClass(ctx, found.structureId, kind);
      const facts = { structureId: found.structureId, isTaughtByActor, isAllowed };
      return canOpenForClass(ctx.actor, facts) ? [found] : [];
    }),
  );
  return judged.flat();
}

/** A device of a class that is open now. */
export interface OpenDevice {
  id: string;
  name: string;
  openedBy: string;
  endsAt: Date;
}

/** A pupil of a class, as whoever opens its devices sees them. */
export interface YoungPupil {
  accountId: string;
  displayName: string;
  hasPictures: boolean;
  isBlocked: boolean;
}

/** What there is to look after in a class: its open devices, its pupils by name. */
export async function classDesk(
  ctx: Context,
  groupId: string,
): Promise<{ devices: OpenDevice[]; pupils: YoungPupil[] }> {
  const now = ctx.clock.now();
  const { rows: devices } = await sql<OpenDevice>`
    select d.id, d.name, p.display_name as "openedBy", d.ends_at as "endsAt"
    from identity.class_device d join directory.person_card p on p.person_id = d.opened_by
    where d.group_id = ${groupId} and d.closed_at is null and d.ends_at > ${now} order by d.opened_at`.execute(
    db(ctx),
  );
  const { rows: pupils } = await sql<YoungPupil>`
    select a.id as "accountId", p.display_name as "displayName", y.account_id is not null as "hasPictures",
      coalesce(y.wrong >= 3, false) as "isBlocked"
    from directory.membership m
    join directory.person_card p on p.person_id = m.person_id
    join identity.account a on a.person_id = m.person_id
    left join identity.young_secret y on y.account_id = a.id
    where m.group_id = ${groupId}
      and m.person_id in (select v.subject_id from directory.sight v where v.viewer_id = ${ctx.actor.personId})
    order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", a.id`.execute(
    db(ctx),
  );
  return { devices, pupils };
}
