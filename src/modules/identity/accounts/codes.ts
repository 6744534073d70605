import { createHash, randomInt } from 'node:crypto';

const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How long a code may wait for its owner. */
export const CODE_DAYS = 30;

/** Three groups of four signs that are not mistaken for one another (59 bits). */
export function drawCode(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** What is kept of a code: the account salts it; hyphens, spaces and capitals do not count. */
export const codeDigest = (accountId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${accountId}\n${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
    .digest();
