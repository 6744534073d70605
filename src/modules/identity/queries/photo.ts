import type { Blobs, Kept } from '#kernel/blobs';
import type { Database } from '#kernel/db';
import type { Context } from '#modules/directory';
import type { MyPhoto } from '../contract.ts';
import { photoOwner } from '../photo.ts';
import { db } from '../tables.ts';

/** Whether the actor has a photo, and where it is: its address changes with it. */
export async function myPhoto(ctx: Context): Promise<MyPhoto> {
  const { personId } = ctx.actor;
  const row = await rowOf(ctx, personId);
  return {
    photo:
      row === undefined ? null : `/api/identity/people/${personId}/photo?v=${row.attachment_id}`,
  };
}

/** The photo of somebody that the actor may read about; undefined when there is none, or none for them. */
export async function photoSeen(
  ctx: Context,
  blobs: Blobs,
  personId: string,
): Promise<Kept | undefined> {
  const row = await db(ctx)
    .selectFrom('identity.photo as p')
    .select('p.attachment_id')
    .where('p.person_id', '=', personId)
    .where((its) =>
      its.exists(
        its
          .selectFrom('directory.sight as s')
          .select('s.subject_id')
          .where('s.viewer_id', '=', ctx.actor.personId)
          .whereRef('s.subject_id', '=', 'p.person_id'),
      ),
    )
    .executeTakeFirst();
  return row && blobs.open(ctx, row.attachment_id, photoOwner);
}

/** The person's own photo, for their copy. */
export async function photoOf(
  ctx: { db: Database },
  blobs: Blobs,
  personId: string,
): Promise<Kept | undefined> {
  const row = await rowOf(ctx, personId);
  return row && blobs.open(ctx, row.attachment_id, photoOwner);
}

const rowOf = (ctx: { db: Database }, personId: string) =>
  db(ctx)
    .selectFrom('identity.photo')
    .select('attachment_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
