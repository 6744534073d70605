import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { digestOf, drawSecret } from '../../secrets.ts';
import { db } from '../../tables.ts';
import { type OpenableClass, openableClasses } from '../queries/classes.ts';

/** A device is open for so many hours at most. */
const DEVICE_HOURS = 12;

/** The class, for whoever may open its devices; for others there is none. */
export async function classToOpen(ctx: Context, groupId: string): Promise<OpenableClass> {
  const [found] = await openableClasses(ctx, groupId);
  return found ?? refuse('missing', 'identity.no-such-class');
}

/** Opens this device for a class, for some hours; gives the secret of its cookie. */
export async function openClassDevice(
  ctx: Context,
  { groupId, hours, name }: { groupId: string; hours: number; name: string },
): Promise<{ token: string; seconds: number }> {
  const { structureId } = await classToOpen(ctx, groupId);
  const now = ctx.clock.now();
  const seconds = Math.min(DEVICE_HOURS, Math.max(1, hours)) * 3_600;
  const token = drawSecret();
  await together(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      insert into identity.class_device (group_id, token_hash, name, opened_by, opened_at, ends_at)
      values (${groupId}, ${digestOf(token)}, ${name}, ${ctx.actor.personId}, ${now},
        ${new Date(now.valueOf() + seconds * 1000)}) returning id`.execute(db(ctx));
    const to = { kind: 'class-device', id: rows[0]?.id ?? '' };
    await note(ctx, { verb: 'identity.open-class-device', to, scope: structureId });
  });
  return { token, seconds };
}

/** Closes a device before its hour: the sessions that it opened end with it. */
export async function closeClassDevice(ctx: Context, id: string): Promise<{ groupId: string }> {
  const { rows } = await sql<{ groupId: string }>`
    select group_id as "groupId" from identity.class_device where id = ${id}`.execute(db(ctx));
  const groupId = rows[0]?.groupId ?? refuse('missing', 'identity.no-such-class');
  const { structureId } = await classToOpen(ctx, groupId);
  const now = ctx.clock.now();
  await together(ctx, async (ctx) => {
    // The device first: a child who is coming in is waited for, and the next statement sees their session.
    await sql`
      update identity.class_device set closed_at = ${now} where id = ${id} and closed_at is null`.execute(
      db(ctx),
    );
    await sql`
      update identity.session set ended_at = ${now}, end_reason = 'closed'
      where class_device_id = ${id} and ended_at is null`.execute(db(ctx));
    const to = { kind: 'class-device', id };
    await note(ctx, { verb: 'identity.close-class-device', to, scope: structureId });
  });
  return { groupId };
}
