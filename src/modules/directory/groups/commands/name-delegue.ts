import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { dayAfter } from '../../place/days.ts';
import { db } from '../../tables.ts';
import { canNameDelegue } from '../policy.ts';
import { writeMember } from './change-members.ts';
import { yearEnd } from './open-group.ts';
import { groupToChange, settle } from './write-group.ts';

/** Notes that a pupil of a division was elected délégué, until the school year ends. Returns the group of its délégués. */
export const nameDelegue = (
  ctx: Context,
  { divisionId, personId }: { divisionId: string; personId: string },
): Promise<string> =>
  together(ctx, async (ctx) => {
    const division = await groupToChange(
      ctx,
      divisionId,
      (actor, group) => group.kind === 'division' && canNameDelegue(actor, group),
    );
    const { structureId, code, label, today } = division;
    const { rows: isPupil } = await sql`
      select from directory.membership m where m.group_id = ${divisionId} and m.person_id = ${personId}`.execute(
      db(ctx),
    );
    if (isPupil.length === 0) refuse('missing', 'directory.not-to-be-added');
    const { rows } = await sql<{ id: string }>`
      insert into directory.people_group (structure_id, kind, code, label, source, valid_from, made_by, made_at)
      values (${structureId}, 'delegues', ${code}, ${`Délégués de ${label}`}, 'hand', ${today}, ${ctx.actor.personId},
        ${ctx.clock.now()})
      on conflict (structure_id, kind, code) do update set label = excluded.label, valid_to = null
      returning id`.execute(db(ctx));
    const { id } = rows[0] as { id: string };
    const end = dayAfter(await yearEnd(ctx, structureId, today), 1);
    await writeMember(ctx, { id, today }, personId, end);
    await settle(ctx, 'directory.name-delegue', { id, structureId });
    return id;
  });
