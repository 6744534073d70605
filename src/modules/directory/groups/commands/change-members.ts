import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { canChangeGroup, canNameDelegue } from '../policy.ts';
import type { FoundGroup } from '../queries/group-facts.ts';
import { mayBeAdded } from '../queries/may-be-added.ts';
import { groupToChange, settle } from './write-group.ts';

/** Most people added to a group one by one: more than that is a rule. */
const MOST = 2_000;

const holdsPeopleByHand = (actor: Context['actor'], group: FoundGroup) =>
  (group.kind === 'manual' && canChangeGroup(actor, group)) ||
  (group.kind === 'delegues' && canNameDelegue(actor, group));

/** Adds somebody from today until the group ends; whoever is there already stays as they are. */
export const addMember = (
  ctx: Context,
  { id, personId }: { id: string; personId: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id, holdsPeopleByHand);
    if (!(await mayBeAdded(ctx, group, personId))) refuse('missing', 'directory.not-to-be-added');
    await writeMember(ctx, group, personId, group.validTo);
    await settle(ctx, 'directory.add-member', group);
  });

/** Writes a membership by hand; `end` is the first day on which it is no more. */
export async function writeMember(
  ctx: Context,
  group: Pick<FoundGroup, 'id' | 'today'>,
  personId: string,
  end: string | null,
): Promise<void> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from directory.group_member m
    where m.group_id = ${group.id} and m.source = 'hand' and (m.valid_to is null or m.valid_to > ${group.today}::date)`.execute(
    db(ctx),
  );
  if ((rows[0]?.held ?? 0) >= MOST) refuse('invalid', 'directory.group-is-full');
  await sql`
    insert into directory.group_member (group_id, person_id, source, valid_from, valid_to, added_by, added_at)
    select ${group.id}, ${personId}, 'hand', ${group.today}, ${end}, ${ctx.actor.personId}, ${ctx.clock.now()}
    where not exists (
      select from directory.group_member m
      where m.group_id = ${group.id} and m.person_id = ${personId} and m.source = 'hand'
        and (m.valid_to is null or m.valid_to > ${group.today}::date))
    on conflict (group_id, person_id, source, valid_from) do update
      set valid_to = excluded.valid_to, added_by = excluded.added_by, added_at = excluded.added_at`.execute(
    db(ctx),
  );
}

/** Takes somebody out who was added by hand; one who comes through a group or a rule stays. */
export const removeMember = (
  ctx: Context,
  { id, personId }: { id: string; personId: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const group = await groupToChange(ctx, id, holdsPeopleByHand);
    const { rows } = await sql<{ n: number }>`
      with held as (
        select m.valid_from from directory.group_member m
        where m.group_id = ${id} and m.person_id = ${personId} and m.source = 'hand'
          and (m.valid_to is null or m.valid_to > ${group.today}::date)),
      erased as (
        delete from directory.group_member m using held h
        where m.group_id = ${id} and m.person_id = ${personId} and m.source = 'hand' and m.valid_from = h.valid_from
          and h.valid_from >= ${group.today}::date),
      closed as (
        update directory.group_member m set valid_to = ${group.today}::date from held h
        where m.group_id = ${id} and m.person_id = ${personId} and m.source = 'hand' and m.valid_from = h.valid_from
          and h.valid_from < ${group.today}::date)
      select count(*)::int as n from held`.execute(db(ctx));
    if (rows[0]?.n === 0) refuse('missing', 'directory.no-such-member');
    await settle(ctx, 'directory.remove-member', group);
  });
