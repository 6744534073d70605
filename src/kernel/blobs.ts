export type { Owner } from './blobs/attach.ts';
export type { FileKind } from './blobs/kinds.ts';
export { type BlobPlaces, type Blobs, type Kept, openBlobs } from './blobs/open-blobs.ts';
export type { Payer, Received, Upload } from './blobs/receive.ts';
export { sendFile } from './blobs/send-file.ts';
