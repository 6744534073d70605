import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const FAREWELL = 300;

/**
 * Stops without dropping a request: for a third of a second before the door shuts, and as long as answers are under
 * way, each says that its connection ends with it. A busy client then asks elsewhere, never into a connection that
 * is being closed.
 */
export function takeLeave(app: FastifyInstance): void {
  let isLeaving = false;
  app.addHook('onSend', async (_request, reply) => {
    if (isLeaving) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    isLeaving = true;
    if (app.server.listening) await sleep(FAREWELL);
  });
}
