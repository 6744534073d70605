import type { Owner } from '#kernel/blobs';

/** How the kernel knows our photos. */
export const photoOwner: Owner = { house: 'identity', kind: 'photo' };

/** What one may send, in bytes: a telephone's photo, as it is. */
export const PHOTO_MOST = 5 * 1024 * 1024;

/** What is kept: a square, in pixels, twice as fine as it is shown. */
export const PHOTO_SIDE = 256;

/** Room for one person's photos, in bytes: the one that is there, and the one that takes its place. */
export const PHOTO_ROOM = 1024 * 1024;
