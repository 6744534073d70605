import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { attach, type Blobs } from '#kernel/blobs';
import { together } from '#kernel/db';
import type { Context } from '#modules/directory';
import { PHOTO_MOST, PHOTO_ROOM, PHOTO_SIDE, photoOwner } from '../photo.ts';
import { db } from '../tables.ts';

/** Takes an image as the actor's own photo, cut to a square; the one before it goes. */
export async function putPhoto(ctx: Context, blobs: Blobs, stream: Readable): Promise<void> {
  const { personId } = ctx.actor;
  const received = await blobs.receive(ctx, {
    stream,
    name: 'photo',
    kinds: ['image'],
    most: PHOTO_MOST,
    payer: { id: personId, most: PHOTO_ROOM },
    cut: { width: PHOTO_SIDE, height: PHOTO_SIDE },
  });
  await together(ctx, async (tx) => {
    const attachmentId = await attach(tx, received, photoOwner);
    await sql`
      insert into identity.photo (person_id, attachment_id) values (${personId}, ${attachmentId})
      on conflict (person_id) do update set attachment_id = excluded.attachment_id, put_at = now()`.execute(
      db(tx),
    );
    await note(tx, { verb: 'identity.put-photo', to: { kind: 'person', id: personId } });
  });
}
