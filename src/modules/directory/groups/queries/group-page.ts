import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { GroupKind, GroupPage } from '../contract.ts';
import { canChangeGroup, canChangeRule, canNameDelegue, canSeePast } from '../policy.ts';
import type { FoundGroup } from './group-facts.ts';
import { lineOf, written } from './my-groups.ts';
import { reasonsOf } from './reasons.ts';

const PAGE = 100;

/** Among whom pupils of one school see one another, besides their classes. */
const ofFellows: readonly GroupKind[] = ['delegues', 'manual'];

type Head = Omit<GroupPage, 'on' | 'today' | 'members' | 'next' | 'total' | 'mine' | 'can'>;

/** A group as the actor reads it on a day: those of its members whom they see, a page of them. */
export async function groupPage(
  ctx: Context,
  group: FoundGroup,
  {
    on = group.today,
    after = null,
  }: { on?: string | undefined; after?: string | null | undefined },
): Promise<GroupPage> {
  const { id, today } = group;
  const { rows } = await sql<Head>`
    select ${lineOf}, g.about,
      coalesce((select d.label from directory.people_group d
        where d.structure_id = g.structure_id and d.kind = 'division' and d.code = g.code
          and g.kind in ('responsables', 'teaching-team', 'head-teachers', 'delegues')), g.code) as of, g.rule,
      (select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name collate "fr-x-icu", p.id)
        from directory.structure p where p.id = any(${group.places.map((place) => place.id)}::uuid[])) as structures,
      (select coalesce(json_agg(json_build_object('id', c.person_id, 'name', c.display_name) order by o.since, c.person_id), '[]')
        from directory.group_owner o join directory.person_card c on c.person_id = o.person_id
        where o.group_id = g.id) as owners,
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.label, 'structure', xs.name) order by x.label, x.id), '[]')
        from directory.group_inclusion i join directory.people_group x on x.id = i.included_id
        join directory.structure xs on xs.id = x.structure_id where i.group_id = g.id) as includes
    from directory.people_group g join directory.structure s on s.id = g.structure_id where g.id = ${id}`.execute(
    db(ctx),
  );
  const isMore = canSeePast(ctx.actor, group);
  const members = await membersOn(ctx, group, on, after);
  const shown = members.slice(0, PAGE);
  return {
    ...written(rows[0] as Head),
    on,
    today,
    members: shown,
    next: members.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    total: isMore ? await countOn(ctx, id, on) : null,
    mine: group.isMember ? await reasonsOf(ctx, group, ctx.actor.personId, today) : [],
    can: {
      change: canChangeGroup(ctx.actor, group),
      changeRule: canChangeRule(ctx.actor, group),
      past: isMore,
      nameDelegue: canNameDelegue(ctx.actor, group),
    },
  };
}

async function membersOn(ctx: Context, group: FoundGroup, on: string, after: string | null) {
  const me = ctx.actor.personId;
  const isAmongMany = seesMany(ctx);
  const { rows } = await sql<GroupPage['members'][number]>`
    with known as materialized (
      select distinct a.subject_id as id from directory.acquaintance a
      where a.viewer_id = ${me} and not ${isAmongMany})
    select c.person_id as id, c.given_name as "givenName", c.family_name as "familyName", ${aboutMember},
      exists (select from directory.group_member m
        where m.group_id = ${group.id} and m.person_id = c.person_id and m.source = 'hand' and ${during(on)}) as "isAddedByHand",
      json_build_object('open', ${isAmongMany ? sql`true` : sql`c.person_id in (select id from known)`}) as can
    from directory.person_card c
    where c.person_id in (select m.person_id from directory.group_member m where m.group_id = ${group.id} and ${during(on)})
      and (${
        isAmongMany
          ? sql`(select true from directory.acquaintance a where a.viewer_id = ${me} and a.subject_id = c.person_id limit 1)`
          : sql`c.person_id in (select id from known)`
      }
        ${group.isMember && ofFellows.includes(group.kind) ? sql`or ${isFellow(me)}` : sql``})
      and (${after}::uuid is null or (c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", c.person_id) > (
        select a.family_name, a.given_name, a.person_id from directory.person_card a where a.person_id = ${after}))
    order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", c.person_id
    limit ${PAGE + 1}`.execute(db(ctx));
  return rows;
}

/** Whoever knows tens of thousands is asked of each member; of the others those they know are listed first. */
const seesMany = ({ actor }: Context): boolean =>
  actor.powers.some(
    ({ verb, structureId, covers }) =>
      verb === 'administer' && (structureId === null || (covers?.length ?? 0) > 0),
  ) || actor.hats.some(({ profile }) => profile === 'ACA');

/** The class and the profiles of the person `c`. */
export const aboutMember = sql`
  (select min(k.label) from directory.membership k where k.person_id = c.person_id and k.kind = 'division') as division,
  array(select distinct k.code from directory.membership k
    where k.person_id = c.person_id and k.kind = 'profile' order by 1) as profiles`;

/** The row `m` of `group_member` holds on a day. */
export const during = (on: string): RawBuilder<boolean> =>
  sql`m.valid_from <= ${on}::date and (m.valid_to is null or m.valid_to > ${on}::date)`;

/** Both are pupils of one school, and the other is not unlisted. */
const isFellow = (
  me: string,
): RawBuilder<boolean> => sql`not directory.is_unlisted(c.person_id) and exists (
  select from directory.membership mine
  join directory.membership theirs on theirs.structure_id = mine.structure_id and theirs.kind = 'profile' and theirs.code = 'ELV'
  where mine.person_id = ${me} and mine.kind = 'profile' and mine.code = 'ELV' and theirs.person_id = c.person_id)`;

async function countOn(ctx: Context, id: string, on: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct m.person_id)::int as n from directory.group_member m
    where m.group_id = ${id} and ${during(on)}`.execute(db(ctx));
  return rows[0]?.n ?? 0;
}
