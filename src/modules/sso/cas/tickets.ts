import { createHash, randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 29 letters of 62: 172 bits of chance. With `ST-` it makes the 32 that every client takes (CAS 3.0.3, §3.1.1). */
const LENGTH = 29;

/** Draws a ticket: `ST-` and `PT-` for a service, `PGT-` for a proxy, `PGTIOU-` to tell which one came. */
export const drawTicket = (kind: 'ST' | 'PT' | 'PGT' | 'PGTIOU'): string =>
  `${kind}-${Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('')}`;

/** What the database keeps of a ticket. */
export const digestOf = (ticket: string): Buffer => createHash('sha256').update(ticket).digest();

/** Whether it could be one of ours. */
export const isTicket = (given: string): boolean => /^(ST|PT|PGT)-[A-Za-z0-9]{29}$/.test(given);
