import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How long a server waits for the other side, in milliseconds, and how many it bears at once. */
export interface Patience {
  /** From the first byte to the end of the headers: a browser sends them in one piece. */
  headers: number;
  /** Until the whole body has come, unless it is a file; also whoever sends a file must be done in `request`. */
  body: number;
  request: number;
  /** Without a byte in either direction; event streams beat twice as often. */
  idle: number;
  /** To take an answer: so long, and a second for each `bytesPerSecond`. */
  answer: number;
  bytesPerSecond: number;
  /** More connections are dropped as they come: each costs some ten kilobytes, and a file of the system. */
  connections: number;
}

/** A megabyte by a bad line (256 kbit/s) takes thirty seconds; sixteen kilobytes a second is half of that line. */
export const patience: Patience = {
  headers: 10_000,
  body: 30_000,
  request: 600_000,
  idle: 60_000,
  answer: 60_000,
  bytesPerSecond: 16_384,
  connections: 8_192,
};

/** The limits that Node keeps, and a parser that forgives nothing, whatever the environment asks for. */
export const strictly = (limits: Patience) => ({
  maxHeaderSize: 16_384,
  insecureHTTPParser: false,
  requireHostHeader: true,
  headersTimeout: limits.headers,
  // How often Node looks at the clocks of connections that are still sending.
  connectionsCheckingInterval: Math.min(5_000, limits.headers),
});

/** Cuts off whoever sends a body, or takes an answer, so slowly that it can only be to hold the place. */
export function cutOffTheSlow(app: FastifyInstance, limits: Patience): void {
  app.server.maxConnections = limits.connections;
  const clocks = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const stop = (request: FastifyRequest) => clearTimeout(clocks.get(request));
  const allow = (request: FastifyRequest, milliseconds: number) => {
    stop(request);
    clocks.set(request, setTimeout(() => request.raw.socket.destroy(), milliseconds).unref());
  };
  app.addHook('onRequest', async (request) => {
    const { headers } = request;
    const hasBody =
      headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
    if (hasBody) allow(request, limits.body);
  });
  // A body has been gathered by now; a file is handed on as it comes, and only has to flow.
  app.addHook('preValidation', async (request) => stop(request));
  app.addHook('onSend', async (request, reply, payload) => {
    const bytes = typeof payload === 'string' ? bytesOf(payload) : payload;
    const length = Buffer.isBuffer(bytes)
      ? bytes.length
      : Number(reply.getHeader('content-length') ?? 0);
    if (length >= WORTH_A_CLOCK)
      allow(request, limits.answer + (length / limits.bytesPerSecond) * 1000);
    return bytes;
  });
  app.addHook('onResponse', async (request) => stop(request));
  app.addHook('onRequestAbort', async (request) => stop(request));
}

/** What is shorter leaves at once, into the buffers of the system. */
const WORTH_A_CLOCK = 65_536;

const scratch = Buffer.allocUnsafeSlow(262_144);

/** Text as UTF-8, written once: to count its bytes first, and again in the next layers, costs as much each time. */
function bytesOf(text: string): Buffer {
  if (text.length * 3 > scratch.length) return Buffer.from(text);
  return Buffer.from(scratch.subarray(0, scratch.write(text)));
}
