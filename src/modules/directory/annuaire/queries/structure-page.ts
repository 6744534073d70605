import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { canAdminister, canDelegate, canOpenDivision } from '../../policy.ts';
import { writtenMatieres } from '../../queries/written-matiere.ts';
import { db } from '../../tables.ts';
import type { StructurePage } from '../contract.ts';
import { canReadStructure } from '../policy.ts';

interface Row extends Omit<StructurePage, 'divisions' | 'attachedTo' | 'can' | 'powers'> {
  overIds: string[];
  divisions: { id: string; label: string; pupils: number; isTaughtByActor: boolean }[];
  attachedTo: { id: string; name: string; link: string }[];
  powers: NonNullable<StructurePage['powers']>;
}

/** A structure, when the actor works there or looks after it; undefined when not, or when there is none. One statement. */
export async function structurePage(ctx: Context, id: string): Promise<StructurePage | undefined> {
  const { actor } = ctx;
  const { rows } = await sql<Row>`
    select s.id, s.name, s.kind, t.label as type, s.uai, s.siret, s.academy, y.label as ministry, s.street,
      s.postal_code as "postalCode", s.city, s.phone, s.email, s.time_zone as "timeZone", coalesce(s.calendar, d.calendar) as calendar,
      s.missing_since as "missingSince",
      (select json_build_object('pupils', f.pupils, 'responsables', f.responsables, 'staff', f.staff)
        from directory.structure_figures f where f.structure_id = s.id) as figures,
      (select count(*)::int from directory.people_group g where g.structure_id = s.id and g.valid_to is null) as groups,
      (select coalesce(json_agg(json_build_object('id', c.person_id, 'civility', c.civility, 'givenName', c.given_name,
          'familyName', c.family_name, 'functions', array(select distinct f.discipline_label from directory.function f
            where f.person_id = c.person_id and f.structure_id = s.id and f.valid_to is null
              and f.discipline_label is not null)) order by c.family_name collate "fr-x-icu"), '[]')
        from directory.membership_whole m join directory.person_card c on c.person_id = m.person_id
        where m.structure_id = s.id and m.kind = 'profile' and m.code = 'DIR') as heads,
      (select coalesce(json_agg(json_build_object('id', g.id, 'label', g.label,
          'pupils', (select count(*)::int from directory.membership_whole m where m.group_id = g.id),
          'isTaughtByActor', exists (select from directory.teaching_today t
            where t.group_id = g.id and t.person_id = ${actor.personId})) order by g.label collate "fr-x-icu"), '[]')
        from directory.people_group g
        where g.structure_id = s.id and g.kind = 'division' and g.valid_to is null) as divisions,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'link', k.label)
          order by o.name collate "fr-x-icu"), '[]')
        from directory.structure_link l join directory.structure o on o.id = l.to_id
        join directory.link_kind k on k.kind = l.kind
        where l.structure_id = s.id and l.valid_to is null) as "attachedTo",
      array(select u.over_id from directory.structure_under u where u.structure_id = s.id) as "overIds",
      (select json_build_object('id', f.id, 'source', f.source, 'feedDate', f.feed_date, 'outcome', f.outcome)
        from directory.feed f where f.source in (
          select j.source from directory.structure_jointure j where j.structure_id = s.id)
        order by f.feed_date desc, f.started_at desc limit 1) as "lastFeed",
      (select coalesce(json_agg(json_build_object('id', w.id, 'verb', w.verb, 'until', w.valid_to - 1,
          'person', json_build_object('id', c.person_id, 'displayName', c.display_name))
          order by c.family_name collate "fr-x-icu", w.verb), '[]')
        from directory.power w join directory.person_card c on c.person_id = w.person_id
        where w.structure_id = s.id and w.ended_at is null and w.valid_from <= directory.today_in(s.time_zone)
          and (w.valid_to is null or w.valid_to > directory.today_in(s.time_zone))) as powers
    from directory.structure s
    left join directory.structure_type t on t.type_code = s.type_code
    left join directory.territory d on d.department = s.department
    left join directory.ministry y on y.code = s.ministry_code
    where s.id = ${id}`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return undefined;
  const { overIds, divisions, attachedTo, powers, ...page } = row;
  const facts = { structureId: id, overIds };
  if (!canReadStructure(actor, facts)) return undefined;
  return {
    ...page,
    heads: page.heads.map((head) => ({ ...head, functions: writtenMatieres(head.functions) })),
    divisions: divisions.map(({ isTaughtByActor, ...division }) => ({
      ...division,
      can: { open: canOpenDivision(actor, { structureId: id, isTaughtByActor }) },
    })),
    attachedTo: attachedTo.map((one) => ({
      ...one,
      can: { open: canReadStructure(actor, { structureId: one.id, overIds: [] }) },
    })),
    lastFeed: canAdminister(actor, facts) ? page.lastFeed : null,
    powers: canDelegate(actor, facts) ? powers : null,
    can: { delegate: canDelegate(actor, facts) },
  };
}
