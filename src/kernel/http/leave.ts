import { Server, type Socket } from 'node:net';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Milliseconds, a second at most in all: saying goodbye; letting in whoever is at the door; hearing the last. */
const FAREWELL = 400;
const SHUTTING = 300;
const LAST_WORDS = 300;

/**
 * Stops without dropping a request. First the door stays open, and each answer says that its connection ends with it:
 * a busy client then asks elsewhere, never into a connection that is being closed. Then whoever is already at the door
 * is let in, and it shuts; answers wait for that moment, or those who get one would be back at the door. Whoever has
 * come in and not yet asked still may; answers under way are finished. Only a client that connects in the very
 * microseconds of the shutting can be turned away.
 */
export function takeLeave(app: FastifyInstance): void {
  const silent = watchSilent(app);
  let isLeaving = false;
  let isShut: Promise<void> | undefined;
  app.addHook('onSend', async (_request, reply) => {
    if (!isLeaving) return;
    reply.header('connection', 'close');
    await isShut;
  });
  app.addHook('preClose', async () => {
    isLeaving = true;
    if (!app.server.listening) return;
    await sleep(FAREWELL);
    isShut = nobodyKnocks(app.server).then(() => shut(app.server));
    await isShut;
    for (const end = Date.now() + LAST_WORDS; silent.size > 0 && Date.now() < end; )
      await sleep(10);
    for (const socket of silent) socket.destroy();
  });
}

/** Resolves just after a poll that found nobody at the door: one is let in at each, the others wait in the system. */
async function nobodyKnocks(server: Server): Promise<void> {
  let hasKnocked = true;
  const note = () => {
    hasKnocked = true;
  };
  server.on('connection', note);
  for (const end = Date.now() + SHUTTING; hasKnocked && Date.now() < end; ) {
    hasKnocked = false;
    await turn();
    await turn();
  }
  server.off('connection', note);
}

/** Stops listening only: `http.Server.close` would also end idle connections at once. */
function shut(server: Server): void {
  Server.prototype.close.call(server);
}

/** The connections on which nothing was asked yet. */
function watchSilent(app: FastifyInstance): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.addHook('onRequest', async ({ raw }) => {
    silent.delete(raw.socket);
  });
  return silent;
}
