import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Gauge } from 'prom-client';
import type { Meter } from '../metrics.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { secure } from './headers.ts';

/** Every stream of this server. */
export interface OpenStreams {
  begin: <Reply>(
    request: FastifyRequest,
    reply: FastifyReply,
    written: (reply: Reply) => string,
  ) => EventStream<Reply>;
}

/** Keeps the streams of a server, and ends them all at once when it stops: they would never end by themselves. */
export function openStreams(app: FastifyInstance, { registry }: Meter): OpenStreams {
  const open = new Set<EventStream<never>>();
  new Gauge({
    name: 'preau_streams_open',
    help: 'Streams of server-sent events that are open',
    registers: [registry],
    collect() {
      this.set(open.size);
    },
  });
  let isLeaving = false;
  app.addHook('preClose', async () => {
    isLeaving = true;
    for (const stream of [...open]) stream.end();
  });
  return {
    begin: (request, reply, written) => {
      reply.type('text/event-stream; charset=utf-8');
      // Proxies that gather what they pass on are asked not to.
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
      if (isLeaving) reply.header('connection', 'close');
      secure(request, reply, () => []);
      reply.hijack();
      reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
      const stream = openEventStream(reply.raw, written);
      open.add(stream);
      stream.onEnd(() => open.delete(stream));
      if (isLeaving) stream.end();
      return stream;
    },
  };
}
