import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import { choose } from '#kernel/settings';
import type { Context } from '#modules/directory';
import { readValue } from '../fields.ts';
import type { Known } from '../known-work.ts';
import { canSet } from '../policy.ts';

/** Chooses a value; it counts everywhere within five seconds. */
export const changeSetting = (
  ctx: Context,
  known: Known,
  wanted: { name: string; structureId: string | null; value: string; reason: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const { name, structureId, reason } = wanted;
    if (!canSet(ctx.actor, { structureId })) refuse('forbidden', 'admin.may-not-set');
    const one = known.settings.get(name);
    if (one === undefined || (structureId !== null && one.setting.scope === 'platform'))
      return refuse('missing', 'admin.no-such-setting');
    const value = readValue(one.setting, one.field, wanted.value);
    if (value === undefined) return refuse('invalid', 'admin.not-a-value');
    const id = await choose(ctx, {
      name,
      scope: structureId,
      value,
      by: ctx.actor.personId,
      reason,
    });
    await note(ctx, {
      verb: 'admin.change-setting',
      to: { kind: 'setting', id },
      scope: structureId,
    });
  });
