import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Seal } from '#kernel/seal';
import type { Visit } from '#modules/directory';
import { type Caller, openSession } from '../../commands/open-session.ts';
import { heedModes } from '../../modes/heed-modes.ts';
import { digestOf } from '../../secrets.ts';
import { db } from '../../tables.ts';
import { MOST_WRONG, type Picture, picturesDigest } from '../pictures.ts';
import type { ClassChild, ClassDevice } from '../queries/device.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/**
 * Lets a child in by their four pictures, on a device of their class; gives the token of their session, which ends with
 * the device. A try is counted before it is weighed, so that many at once are not more than three.
 */
export async function enterClass(
  ctx: Asking,
  seal: Seal,
  at: { device: ClassDevice; child: ClassChild },
  chosen: readonly Picture[],
  caller: Caller,
): Promise<string> {
  const { device, child } = at;
  const { accountId } = child;
  const { rows } = await sql<{ kept: Buffer }>`
    update identity.young_secret set wrong = wrong + 1
    where account_id = ${accountId} and wrong < ${MOST_WRONG} returning pictures_hash as kept`.execute(
    db(ctx),
  );
  const [known] = rows;
  if (known === undefined) return refuse('forbidden', 'identity.pictures-blocked');
  if (!timingSafeEqual(known.kept, await picturesDigest(seal, accountId, chosen)))
    return refuse('signed-out', 'identity.wrong-pictures');
  await heedModes(ctx, accountId, 'other');
  return together(ctx, async (ctx) => {
    await mustStillBeOpen(ctx, device);
    const token = await openSession(ctx, accountId, caller, null, 'classroom');
    await sql`
      with free as (
        update identity.young_secret set wrong = 0 where account_id = ${accountId}
      )
      update identity.session set class_device_id = ${device.id}, stepped_up_at = null,
        expires_at = least(expires_at, ${device.endsAt})
      where id = (select session_id from identity.session_key where token_hash = ${digestOf(token)})`.execute(
      db(ctx),
    );
    return token;
  });
}

/** A device that is closed at this very moment opens no more: its row is held until the session is written. */
async function mustStillBeOpen(ctx: Asking, { id }: ClassDevice): Promise<void> {
  const { rows } = await sql`
    select from identity.class_device
    where id = ${id} and closed_at is null and ends_at > ${ctx.clock.now()} for share`.execute(
    db(ctx),
  );
  if (rows.length === 0) refuse('missing', 'identity.no-such-class');
}
