import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const WORTH_IT = 1_500;
const squeeze = promisify(gzip);

/**
 * Compresses pages and answers that are read, never those of a form: what a form shows may hold a secret next to what
 * somebody else made the browser send (BREACH).
 */
export function compressReads(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < WORTH_IT || request.method !== 'GET')
      return payload;
    if (reply.statusCode !== 200 || reply.hasHeader('content-encoding')) return payload;
    if (request.routeOptions.url?.startsWith('/connexion')) return payload;
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
    reply.removeHeader('content-length');
    return squeeze(payload, { level: 4 });
  });
}
