import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';
import type { Asked } from './asked.ts';

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

/**
 * A person's door answers a page of ours, somebody's click, or a program without browser; never what another site's
 * page fetches, frames or embeds with the cookies of whoever looks at it. Browsers say which it is (Fetch Metadata);
 * one too old to say is kept out by `SameSite` and by the headers of the reply.
 */
export function refuseForeignFetch({ header }: Pick<Asked, 'header'>): void {
  const site = header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  const isClick =
    header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document';
  if (!isClick) refuse('forbidden', 'kernel.other-origin');
}
