import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { subscriberOf } from '../address.ts';
import { refuse } from '../refusal.ts';

/** How much may be asked in a minute: reads, and what changes something. */
export interface Budget {
  reads: number;
  changes: number;
}

/**
 * Budgets a minute, in each web process: with several, the whole lets through that many times as much.
 *
 *   person   whoever is signed in, wherever they are: twenty reads and two changes a second, more than six busy tabs
 *            or a teacher who enters the marks of a class one by one;
 *   client   a program: ten pages of five hundred rows a second; it has little to change;
 *   address  the signed out of one address, who may be a whole school of nine hundred at eight o'clock, each loading
 *            the door and its brand (ten reads) and signing in. What succeeds is given back, so the changes that count
 *            are those refused: a mistyped password a head, and half as many again.
 *
 * People who are signed in spend nothing of their address: a class behind one address is never locked out by it.
 */
export const budgets: Readonly<Record<Kind, Budget>> = {
  person: { reads: 1_200, changes: 120 },
  client: { reads: 600, changes: 60 },
  address: { reads: 12_000, changes: 1_500 },
};

type Kind = 'person' | 'client' | 'address';

/** Who pays for a request: a person or client by id, an address as it was read. */
export interface Payer {
  kind: Kind;
  key: string;
}

/** Takes one from the payer's budget, in memory only; refuses when nothing is left. */
export type Spend = (request: FastifyRequest, payer: Payer) => Promise<void>;

/** Opens the counts of this process. */
export function openLimits(
  app: FastifyInstance,
  given: Readonly<Record<Kind, Budget>> = budgets,
): Spend {
  const counts = {
    person: countsOf(given.person),
    client: countsOf(given.client),
    address: countsOf(given.address),
  };
  const refunds = new WeakMap<FastifyRequest, () => Promise<unknown>>();
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode < 400) await refunds.get(request)?.();
  });
  return async (request, { kind, key }) => {
    const isChange = !['GET', 'HEAD'].includes(request.method);
    const count = counts[kind][isChange ? 'changes' : 'reads'];
    const payer = kind === 'address' ? subscriberOf(key) : key;
    await count.consume(payer).catch(tooMany);
    if (kind === 'address' && isChange) refunds.set(request, () => count.reward(payer, 1));
  };
}

const countsOf = ({ reads, changes }: Budget) => ({
  reads: new RateLimiterMemory({ points: reads, duration: 60 }),
  changes: new RateLimiterMemory({ points: changes, duration: 60 }),
});

function tooMany(left: unknown): never {
  if (!(left instanceof RateLimiterRes)) throw left;
  const retryAfter = Math.max(1, Math.ceil(left.msBeforeNext / 1000));
  return refuse('too-many', 'kernel.too-many', { retryAfter });
}
