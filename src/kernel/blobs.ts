export { attach, drop, type Owner, repay } from './blobs/attach.ts';
export type { FileKind } from './blobs/kinds.ts';
export { type Blobs, type Kept, openBlobs } from './blobs/open-blobs.ts';
export { usedBy } from './blobs/quota.ts';
export { sendFile } from './blobs/send-file.ts';
