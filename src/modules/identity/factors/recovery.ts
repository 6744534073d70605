import type { Seal } from '#kernel/seal';
import { drawCode } from '../accounts/codes.ts';

/** How many codes one is given. */
const RECOVERY_CODES = 10;

/** Ten codes of 59 bits, to print or copy, and what is kept of them. */
export async function drawRecoveryCodes(seal: Seal, accountId: string) {
  const codes = Array.from({ length: RECOVERY_CODES }, drawCode);
  const hashes = await Promise.all(codes.map((code) => recoveryDigest(seal, accountId, code)));
  return { codes, hashes };
}

/** What is kept of a code: hyphens, spaces and capitals do not count. */
export const recoveryDigest = (seal: Seal, accountId: string, code: string): Promise<Buffer> =>
  seal.digest(`recovery\n${accountId}\n${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
