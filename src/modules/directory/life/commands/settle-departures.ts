import { sql } from 'kysely';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { settingOf } from '#kernel/settings';
import { db } from '../../tables.ts';
import { graces } from '../settings.ts';

/**
 * Keeps the list of those on their way out in step with the days: whoever has a reason again is back, whoever lost their
 * last one goes, and each gets the day on which their account closes. Done twice, changes nothing more.
 */
export const settleDepartures = (ctx: Errand): Promise<void> =>
  together(ctx, async (ctx) => {
    await letStay(ctx);
    await letGo(ctx);
    await countGrace(ctx);
  });

/** Those who left for want of a reason and were given a stay or a power since. */
async function letStay(ctx: Errand): Promise<void> {
  await sql`
    delete from directory.departure d
    where d.cause <> 'decision' and (directory.is_staying(d.person_id)
      or d.cause = 'end' and exists (select from directory.power_today w where w.person_id = d.person_id))`.execute(
    db(ctx),
  );
}

/** Those, or that one, whom nothing brings any more: no feed, no stay, no power, no pupil followed, no group; since the last of these ended. */
export async function letGo(ctx: Pick<Errand, 'db'>, only: string | null = null): Promise<void> {
  await sql`
    with ended as (
      select person_id, max(valid_to) as since from (
        select person_id, valid_to from directory.stay
        union all select tutor_id, valid_to from directory.tutoring
        union all select tutor_id, valid_to from directory.tutoring
        union all select person_id, coalesce(valid_to, 'infinity') from directory.power) reasons
      where ${only}::uuid is null or person_id = ${only}
      group by 1 having max(valid_to) <= directory.today_in('Europe/Paris'))
    insert into directory.departure (person_id, cause, since, closes_on)
    select e.person_id, 'end', e.since, e.since
    from ended e join directory.person p on p.id = e.person_id
    where (p.missing_since is not null or not exists (select from directory.person_jointure j where j.person_id = p.id))
      and not directory.is_staying(p.id)
      and not exists (select from directory.power_today w where w.person_id = p.id)
      and not exists (select from directory.membership_whole m where m.person_id = p.id and m.kind = 'profile')
    on conflict do nothing`.execute(db(ctx));
}

/** Who looks after the whole platform is not closed out by a feed: their power has an end of its own. */
async function countGrace(ctx: Errand): Promise<void> {
  const [pupils, responsables, staff] = [
    await settingOf(ctx, graces.pupils),
    await settingOf(ctx, graces.responsables),
    await settingOf(ctx, graces.staff),
  ];
  await sql`
    update directory.departure d set closes_on = d.since + coalesce((
      select max(case g.code when 'ELV' then ${pupils}::int when 'TUT' then ${responsables}::int else ${staff}::int end)
      from directory.group_member m join directory.people_group g on g.id = m.group_id and g.kind = 'profile'
      where m.person_id = d.person_id and (m.valid_to is null or m.valid_to >= d.since)), ${staff}::int)
    where d.closes_on is null and not exists (select from directory.power_today w
      where w.person_id = d.person_id and w.verb = 'administer' and w.structure_id is null)`.execute(
    db(ctx),
  );
}
