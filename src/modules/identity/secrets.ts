import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance, for a cookie or an address. */
export const drawSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret. Enough for what has 256 bits of chance; never for a password. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
