import { type Blobs, sendFile } from '#kernel/blobs';
import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { heedSuspension } from './brake/suspensions.ts';
import { dropPhoto } from './commands/drop-photo.ts';
import { putPhoto } from './commands/put-photo.ts';
import * as contract from './contract.ts';
import { myPhoto, photoSeen } from './queries/photo.ts';

/** The doors of photos: mine, and those of people I may read about. */
export function photoRoutes(serve: Serve<Visit, Context>, blobs: Blobs): void {
  serve(contract.readMyPhoto, (ctx) => myPhoto(ctx));
  serve(contract.putPhoto, async (ctx, _, { upload }) => {
    await heedSuspension(ctx, 'put-photo');
    await putPhoto(ctx, blobs, upload());
    return myPhoto(ctx);
  });
  serve(contract.dropPhoto, async (ctx) => {
    await dropPhoto(ctx);
    return myPhoto(ctx);
  });
  serve(contract.readPhoto, async (ctx, { id }, { asked }) => {
    const photo = await photoSeen(ctx, blobs, id);
    if (photo === undefined) return refuse('missing', 'identity.no-such-photo');
    return sendFile(asked, photo, { inline: true });
  });
}
