import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { MyPerimeter, MySchool } from '../contract.ts';
import { canOpenDivision, canReadFeeds, platform, structuresWith } from '../policy.ts';
import { db, type FeedRow } from '../tables.ts';
import { reportOf } from './feeds.ts';

type School = Omit<MySchool, 'divisions'> & {
  divisions: Omit<MySchool['divisions'][number], 'can'>[];
};

/**
 * The structure of my hat: its figures, and its divisions with their professeurs principaux. One statement, which says
 * of a whole school at once what `directory.membership` asks of each row.
 */
export async function mySchool(ctx: Context): Promise<MySchool | null> {
  const { hat } = ctx.actor;
  if (hat === null) return null;
  const { rows } = await sql<School>`
    with here as materialized (
      select directory.today_in(time_zone) as today from directory.structure where id = ${hat.structureId}),
    belongs as materialized (
      select m.person_id, g.kind, g.code, m.group_id, g.label
      from here cross join directory.people_group g join directory.group_member m on m.group_id = g.id
      where g.structure_id = ${hat.structureId} and g.kind in ('profile', 'division', 'head-teachers')
        and m.valid_from <= here.today and (m.valid_to is null or m.valid_to > here.today)
        and not exists (select from directory.departure d where d.person_id = m.person_id)
        and (g.kind <> 'responsables' and (g.kind <> 'profile' or g.code <> 'TUT')
          or not exists (select from directory.custody_restriction c where c.responsable_id = m.person_id)
          or directory.is_told(m.person_id, g.structure_id, g.kind, g.code))),
    adult as materialized (
      select person_id, code in ('ENS', 'DOC') as teaches from belongs
      where kind = 'profile' and code in ('ENS', 'DOC', 'DIR', 'EVS', 'ETA')),
    division as materialized (
      select b.group_id, b.code, b.label, count(*)::int as pupils
      from belongs b where b.kind = 'division' group by b.group_id, b.code, b.label),
    head as materialized (
      select b.code, json_agg(coalesce(c.civility || ' ', '') || c.family_name order by c.family_name) as names
      from belongs b join directory.person_card c on c.person_id = b.person_id
      where b.kind = 'head-teachers' group by b.code)
    select
      json_build_object('id', s.structure_id, 'name', s.name, 'city', s.city, 'uai', s.uai) as structure,
      (select json_build_object(
         'pupils', count(*) filter (where code = 'ELV'),
         'responsables', count(*) filter (where code = 'TUT'),
         'teachers', (select count(distinct person_id) from adult where teaches),
         'otherStaff', (select count(distinct person_id) from adult where not teaches))
       from belongs where kind = 'profile') as figures,
      (select coalesce(json_agg(json_build_object('id', d.group_id, 'label', d.label, 'pupils', d.pupils,
         'niveau', (select mef.niv_formation from directory.mef where mef.code = any(g.mefs) order by mef.code limit 1),
         'professeursPrincipaux', coalesce(h.names, '[]'))
         order by d.label collate "fr-x-icu"), '[]')
       from division d join directory.people_group g on g.id = d.group_id left join head h on h.code = d.code) as divisions
    from directory.structure_card s where s.structure_id = ${hat.structureId}`.execute(db(ctx));
  const [school] = rows;
  if (school === undefined) return null;
  const open = canOpenDivision(ctx.actor, {
    structureId: hat.structureId,
    isTaughtByActor: false,
  });
  return {
    ...school,
    divisions: school.divisions.map((division) => ({ ...division, can: { open } })),
  };
}

const SHOWN = 60;

/** What I administer: the structures with their figures as last counted, and the last feed. One statement. */
export async function myPerimeter(ctx: Context): Promise<MyPerimeter> {
  const everywhere = canReadFeeds(ctx.actor, platform);
  const mine = structuresWith(ctx.actor, 'administer') ?? [];
  const { rows } = await sql<Omit<MyPerimeter, 'lastFeed'> & { feed: FeedRow | null }>`
    with administered as materialized (
      select s.structure_id as id, s.name, s.city, s.kind, f.pupils, f.responsables, f.staff
      from directory.structure_card s join directory.structure_figures f using (structure_id)
      where s.missing_since is null and s.kind not in ('academie', 'autre') and (${everywhere} or s.structure_id = any(${mine}::uuid[])))
    select (select count(*)::int from administered) as total,
      (select coalesce(json_agg(to_json(shown)), '[]') from (
        select * from administered
        order by name collate "fr-x-icu" limit ${SHOWN}) shown) as structures,
      (select to_json(newest) from (
        select * from directory.feed order by started_at desc limit 1) newest) as feed`.execute(
    db(ctx),
  );
  const [{ feed, total, structures } = { feed: null, total: 0, structures: [] }] = rows;
  if (feed === null) return { lastFeed: null, total, structures };
  const lastFeed = reportOf({ ...feed, started_at: new Date(feed.started_at) });
  return { lastFeed: everywhere ? lastFeed : { ...lastFeed, refused: [] }, total, structures };
}
