import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { refuse } from '#kernel/refusal';
import { openLine } from './line.ts';

/** argon2id (the library's default), 19 MiB, two passes, one lane: OWASP's and `facts/sso.md` §6.2's choice. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** As many at once as there are cores, but never all the threads that files and names also need. */
const line = openLine({ atOnce: Math.min(3, availableParallelism()), waiting: 500 });

const inTurn = async <T>(work: () => Promise<T>): Promise<T> =>
  line(work) ?? refuse('unavailable', 'identity.too-busy', { retryAfter: 10 });

/** The hash to keep of a password. Takes its turn; refuses when the line is absurdly long. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, cost));

let nobodysHash: Promise<string> | undefined;

/**
 * Whether this is the password of this hash. Without a hash (no such account, or one not activated) it costs as much
 * and is false. Takes its turn; refuses when the line is absurdly long.
 */
export async function isPassword(password: string, known: string | null): Promise<boolean> {
  nobodysHash ??= hash(randomBytes(32).toString('hex'), cost);
  const against = known ?? (await nobodysHash);
  const matches = await inTurn(() => verify(against, password));
  return matches && known !== null;
}

/** Made at another cost than today's: to be hashed again when its owner next gives the password. */
export function isOutdated(known: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(known);
  return (
    memoryCost !== cost.memoryCost ||
    timeCost !== cost.timeCost ||
    parallelism !== cost.parallelism ||
    !known.startsWith('$argon2id$')
  );
}
