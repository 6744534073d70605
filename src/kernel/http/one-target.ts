import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';

/** A name or an address, with or without port; never a path, a user, or a list. */
const hostForm = /^([\w.-]{1,255}|\[[\da-f:.]{2,45}\])(:\d{1,5})?$/i;

/**
 * A request names one host, once, and a path of it (RFC 9112 §3.2): what names two is read by each server on its way
 * as it likes, and caches and brands are told apart by that name.
 */
export function askForOneTarget(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw, host }) => {
    const names = raw.rawHeaders.filter((_, i) => i % 2 === 0);
    const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
    if (hosts !== 1 || !hostForm.test(host) || !raw.url?.startsWith('/'))
      refuse('invalid', 'kernel.invalid');
  });
}
