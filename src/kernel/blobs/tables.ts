import { windowOn } from '../db.ts';

interface BlobTables {
  'kernel.blob': {
    sha256: Buffer;
    place: string;
    size: number;
    scanned_at: Date | null;
    loose_since: Date | null;
  };
  'kernel.blob_waste': { place: string; since: Date };
  'kernel.attachment': {
    id: string;
    sha256: Buffer;
    house: string;
    kind: string;
    payer: string;
    name: string;
    type: string;
    size: number;
    created_at: Date;
  };
  'kernel.blob_quota': { payer: string; used: number };
}

/** The blobs' window on the database. */
export const db = windowOn<BlobTables>();
