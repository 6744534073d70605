import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../actor.ts';
import { changeGroup, endGroup } from './commands/change-group.ts';
import { addMember, removeMember } from './commands/change-members.ts';
import { addOwner, removeOwner } from './commands/change-owners.ts';
import { excludeGroup, includeGroup } from './commands/include-group.ts';
import { nameDelegue } from './commands/name-delegue.ts';
import { openGroup } from './commands/open-group.ts';
import * as contract from './contract.ts';
import {
  canChangeGroup,
  canNameDelegue,
  canOpenGroup,
  canSeePast,
  canWriteRule,
  looksAfter,
} from './policy.ts';
import { candidatesFor } from './queries/candidates.ts';
import { type FoundGroup, findGroup, findPlaces } from './queries/group-facts.ts';
import { groupPage } from './queries/group-page.ts';
import { groupsOfClient, groupsOfStructure } from './queries/groups-of-structure.ts';
import { isInSight } from './queries/is-in-sight.ts';
import { groupsIAmIn, groupsIOwn, placesForGroups } from './queries/my-groups.ts';
import { previewOf } from './queries/preview.ts';
import { reasonsOf } from './queries/reasons.ts';
import { ruleValues } from './queries/rule-values.ts';

/** The doors of groups. */
export function groupRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.listMyGroups, (ctx) => listMyGroups(ctx));
  serve(contract.listGroups, async (ctx, wanted) => {
    const [place] = await findPlaces(ctx, [wanted.structureId]);
    if (place === undefined || !looksAfter(ctx.actor, place))
      return refuse('missing', 'directory.no-such-place-for-groups');
    return groupsOfStructure(ctx, wanted);
  });
  serve(contract.readGroup, (ctx, { id, ...which }) => readGroup(ctx, id, which));
  serve(contract.whyInGroup, (ctx, { id, personId, on }) => why(ctx, id, personId, on));
  serve(contract.previewRule, (ctx, wanted) => preview(ctx, wanted));
  serve(contract.listRuleValues, async (ctx, { structureIds }) => {
    const places = await placesOf(ctx, structureIds.split(','));
    return { values: await ruleValues(ctx, places) };
  });
  serve(contract.findMembers, async (ctx, { id, name }) => {
    const group = await openedGroup(ctx, id);
    if (!canChangeGroup(ctx.actor, group) && !canNameDelegue(ctx.actor, group))
      refuse('missing', 'directory.no-such-group');
    return candidatesFor(ctx, group, name);
  });
  serve(contract.openGroup, async (ctx, wanted) => ({ id: await openGroup(ctx, wanted) }));
  serve(contract.nameDelegue, async (ctx, wanted) => ({ groupId: await nameDelegue(ctx, wanted) }));
  serve(contract.changeGroup, (ctx, wanted) => changeGroup(ctx, wanted).then(nothing));
  serve(contract.endGroup, (ctx, { id }) => endGroup(ctx, id).then(nothing));
  serve(contract.addMember, (ctx, wanted) => addMember(ctx, wanted).then(nothing));
  serve(contract.removeMember, (ctx, wanted) => removeMember(ctx, wanted).then(nothing));
  serve(contract.includeGroup, (ctx, wanted) => includeGroup(ctx, wanted).then(nothing));
  serve(contract.excludeGroup, (ctx, wanted) => excludeGroup(ctx, wanted).then(nothing));
  serve(contract.addOwner, (ctx, wanted) => addOwner(ctx, wanted).then(nothing));
  serve(contract.removeOwner, (ctx, wanted) => removeOwner(ctx, wanted).then(nothing));
  serve(contract.listGroupsOfPrograms, (ctx, wanted) => groupsOfClient(ctx, wanted));
}

const nothing = () => ({});

/** The groups of the actor, those they look after, and where they may make one. */
export const listMyGroups = async (ctx: Context) => ({
  mine: await groupsIAmIn(ctx),
  owned: await groupsIOwn(ctx),
  places: await placesForGroups(ctx),
});

/** The group, or the same refusal for one that is not there and one out of reach. */
export async function readGroup(
  ctx: Context,
  id: string,
  { on, after }: { on?: string | undefined; after?: string | undefined } = {},
) {
  const group = await openedGroup(ctx, id);
  if (on !== undefined && on !== group.today && !canSeePast(ctx.actor, group))
    refuse('forbidden', 'directory.may-not-see-past');
  return groupPage(ctx, group, { on, after });
}

async function openedGroup(ctx: Context, id: string): Promise<FoundGroup> {
  const group = await findGroup(ctx, id);
  if (group === undefined || !canOpenGroup(ctx.actor, group))
    return refuse('missing', 'directory.no-such-group');
  return group;
}

/** Of oneself today; of another, and of other days, for those who look after the group and see the person. */
async function why(ctx: Context, id: string, personId: string, on: string | undefined) {
  const group = await openedGroup(ctx, id);
  const isMeNow =
    personId === ctx.actor.personId && group.isMember && (on ?? group.today) === group.today;
  const may = isMeNow || (canSeePast(ctx.actor, group) && (await isInSight(ctx, personId)));
  const reasons = may ? await reasonsOf(ctx, group, personId, on ?? group.today) : [];
  if (reasons.length === 0) refuse('missing', 'directory.no-such-member');
  return { reasons };
}

async function preview(
  ctx: Context,
  wanted: { structureIds: string; rule: string; groupId?: string | undefined },
) {
  const { success, data } = contract.openGroup.input
    .pick({ structureIds: true, rule: true })
    .safeParse({ structureIds: wanted.structureIds.split(','), rule: parsed(wanted.rule) });
  if (!success || data.rule === null) return refuse('invalid', 'directory.rule-not-understood');
  await placesOf(ctx, data.structureIds);
  if (wanted.groupId !== undefined) await openedGroup(ctx, wanted.groupId);
  const rule = { id: null, rule: data.rule, structureIds: data.structureIds };
  return previewOf(ctx, rule, wanted.groupId ?? null);
}

/** Structures that the actor looks after, all of them. */
async function placesOf(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const { success } = contract.openGroup.input.shape.structureIds.safeParse(ids);
  const places = success ? await findPlaces(ctx, ids) : [];
  if (places.length < new Set(ids).size || !canWriteRule(ctx.actor, places))
    refuse('missing', 'directory.no-such-place-for-groups');
  return places.map(({ id }) => id);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What is no JSON is no rule either: refused by the shape.
    return undefined;
  }
}
