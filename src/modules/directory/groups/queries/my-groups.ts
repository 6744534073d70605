import { sql } from 'kysely';
import { dateIn } from '#kernel/clock';
import type { Context } from '../../actor.ts';
import { schoolYearOf } from '../../place/calendar.ts';
import { canAdminister, platform } from '../../policy.ts';
import { writtenGroupe } from '../../queries/written-matiere.ts';
import { db } from '../../tables.ts';
import type { GroupLine, GroupPlace } from '../contract.ts';
import { canMakeGroup, canWriteRule, looksAfter, type PlaceFacts } from '../policy.ts';

/** The columns of a line of groups; `g` and `s` are the group and its structure. */
export const lineOf = sql`g.id, g.kind, g.code, g.label, json_build_object('id', s.id, 'name', s.name) as structure,
  g.valid_to - 1 as until`;

/** A line with the name of its group as one writes it: feeds shout some. */
export const written = <Line extends Pick<GroupLine, 'kind' | 'label'>>(line: Line): Line =>
  line.kind === 'groupe' || line.kind === 'matiere'
    ? { ...line, label: writtenGroupe(line.label) }
    : line;

/** The groups that the actor is in today, by structure, kind and name. */
export async function groupsIAmIn(ctx: Context): Promise<GroupLine[]> {
  const { rows } = await sql<GroupLine>`
    select ${lineOf} from directory.people_group g join directory.structure s on s.id = g.structure_id
    where g.id in (select m.group_id from directory.membership m where m.person_id = ${ctx.actor.personId})
    order by s.name collate "fr-x-icu", g.kind, g.label collate "fr-x-icu", g.id`.execute(db(ctx));
  return rows.map(written);
}

/** The groups that the actor looks after and that are still there. */
export async function groupsIOwn(ctx: Context): Promise<GroupLine[]> {
  const { rows } = await sql<GroupLine>`
    select ${lineOf} from directory.group_owner o join directory.people_group g on g.id = o.group_id
    join directory.structure s on s.id = g.structure_id
    where o.person_id = ${ctx.actor.personId} and (g.valid_to is null or g.valid_to > directory.today_in(s.time_zone))
    order by g.label collate "fr-x-icu", g.id`.execute(db(ctx));
  return rows.map(written);
}

const MOST_PLACES = 1_000;

/** Where the actor may make a group: in the structure of their hat, and where a power covers. */
export async function placesForGroups(ctx: Context): Promise<GroupPlace[]> {
  const { actor } = ctx;
  const administered = actor.powers.flatMap(({ verb, structureId }) =>
    verb === 'administer' && structureId !== null ? [structureId] : [],
  );
  const { rows } = await sql<PlaceFacts & { name: string; timeZone: string }>`
    select s.id, s.name, s.time_zone as "timeZone",
      array(select u.over_id from directory.structure_under u where u.structure_id = s.id) as "overIds"
    from directory.structure s
    where s.missing_since is null and s.kind <> 'entreprise' and (
      ${canAdminister(actor, platform)} or s.id = ${actor.hat?.structureId ?? null} or s.id = any(${administered}::uuid[])
      or s.id in (select u.structure_id from directory.structure_under u where u.over_id = any(${administered}::uuid[])))
    order by s.name collate "fr-x-icu", s.id limit ${MOST_PLACES}`.execute(db(ctx));
  const now = ctx.clock.now();
  return Promise.all(
    rows
      .filter((place) => canMakeGroup(actor, [place]))
      .map(async (place) => {
        const today = dateIn(place.timeZone, now);
        return {
          id: place.id,
          name: place.name,
          today,
          until: `${(await schoolYearOf(ctx, place.id, today)) + 1}-08-31`,
          can: { list: looksAfter(actor, place), rule: canWriteRule(actor, [place]) },
        };
      }),
  );
}
