import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';

/**
 * A state change must come from our own pages. Browsers say where they come from by `Sec-Fetch-Site`, older ones by
 * `Origin`; a program that sends neither carries no cookie that somebody else's page could have borrowed.
 */
export function guardStateChanges(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, headers, protocol, host }) => {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
    const site = headers['sec-fetch-site'];
    const { origin } = headers;
    const isOurs = origin === undefined || origin === `${protocol}://${host}`;
    const isNear = site === undefined || site === 'same-origin' || site === 'none';
    if (!isOurs || !isNear) refuse('forbidden', 'kernel.other-origin');
  });
}
