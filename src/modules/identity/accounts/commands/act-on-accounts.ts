import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import { passwordChanged } from '../../contract.ts';
import { db } from '../../tables.ts';
import type { AccountVerb, Chosen } from '../contract.ts';
import type { Desk } from '../desk.ts';
import { type ChosenAccount, planOf } from '../queries/targets.ts';
import {
  deleteAccounts,
  endSessionsOf,
  lockAccounts,
  resetAccounts,
  resetFactors,
  restoreAccounts,
  unlockAccounts,
} from './effects.ts';

/** How each is called in traces. */
const verbs = {
  lock: { verb: 'identity.lock-account' },
  unlock: { verb: 'identity.unlock-account' },
  'end-sessions': { verb: 'identity.end-sessions-of' },
  reset: { verb: 'identity.reset-account' },
  'reset-factors': { verb: 'identity.reset-factors' },
  delete: { verb: 'identity.delete-account' },
  restore: { verb: 'identity.restore-account' },
} as const;

/** What is asked, once its plan was seen. */
export interface WantedAct {
  verb: AccountVerb;
  who: Chosen;
  reason: string;
  mark: string;
}

/** Does to accounts what was planned, to all or to none; refuses when the plan would be another now. */
export const actOnAccounts = (ctx: Desk, { verb, who, reason, mark }: WantedAct) =>
  together(ctx, async (ctx) => {
    const plan = await planOf(ctx, verb, who);
    if (plan.targets.length === 0) return refuse('conflict', 'identity.nobody-to-act-on');
    if (plan.mark !== mark) return refuse('conflict', 'identity.plan-outdated');
    const ids = plan.targets.map(({ id }) => id);
    const { rows: held } = await sql<{ id: string; isActivated: boolean }>`
      select id, password_hash is not null as "isActivated" from identity.account
      where id = any(${ids}::uuid[]) order by id for update`.execute(db(ctx));
    if (held.length !== ids.length) return refuse('conflict', 'identity.plan-outdated');
    const now = ctx.clock.now();
    const actId = await write(ctx, { verb, reason, who, ids, now });
    const doing = { actId, reason, now };
    const reset = verb === 'reset' ? await resetAccounts(ctx, plan.targets, doing) : undefined;
    if (verb === 'lock') await lockAccounts(ctx, plan.targets, doing);
    if (verb === 'end-sessions') await endSessionsOf(ctx, ids, now);
    if (verb === 'reset-factors') await resetFactors(ctx, plan.targets, doing);
    if (verb === 'unlock') await unlockAccounts(ctx, plan.targets, doing);
    if (verb === 'delete') await deleteAccounts(ctx, plan.targets, doing);
    if (verb === 'restore') await restoreAccounts(ctx, plan.targets);
    const to = { kind: 'account-act', id: actId };
    await note(ctx, { verb: 'identity.act-on-accounts', to });
    await noteEach(ctx, verb, plan.targets);
    const hadOne = new Set(held.filter(({ isActivated }) => isActivated).map(({ id }) => id));
    if (verb === 'reset')
      for (const { id, personId } of plan.targets)
        if (hadOne.has(id)) await emit(ctx, passwordChanged, { personId });
    return {
      id: actId,
      count: ids.length,
      codes: reset?.codes ?? [],
      codesEndAt: reset?.endsAt.toISOString() ?? null,
    };
  });

async function write(
  ctx: Desk,
  act: { verb: AccountVerb; reason: string; who: Chosen; ids: readonly string[]; now: Date },
): Promise<string> {
  const place =
    act.who.by === 'filter' ? act.who.filter.structureId : (ctx.actor?.hat?.structureId ?? null);
  const { rows } = await sql<{ id: string }>`
    with act as (
      insert into identity.account_act (verb, structure_id, reason, done_by, done_at)
      values (${act.verb}, ${place}, ${act.reason}, ${ctx.actor?.personId ?? null}, ${act.now}) returning id
    ), line as (
      insert into identity.account_act_line (act_id, account_id)
      select act.id, account from act, unnest(${[...act.ids]}::uuid[]) as account
    )
    select id from act`.execute(db(ctx));
  const [written] = rows;
  if (written === undefined) throw new Error('The act was not written.');
  return written.id;
}

/** Each person reads it in their own traces, and who looks after their school does. */
export async function noteEach(
  ctx: Desk,
  verb: AccountVerb,
  targets: readonly Pick<ChosenAccount, 'personId' | 'structureIds'>[],
): Promise<void> {
  for (const { personId, structureIds } of targets)
    await note(ctx, {
      ...verbs[verb],
      to: { kind: 'person', id: personId },
      scope: structureIds[0] ?? null,
    });
}
