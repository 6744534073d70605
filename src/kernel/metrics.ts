import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The measures of this process, in Prometheus' words. */
export interface Meter {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
}

/** Opens the measures: those of Node, and of requests by route. */
export function openMeter(): Meter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'preau_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
  };
}

/** Counts and times every request under its route, never under its address: ids stay out of the measures. */
export function meterRequests(app: FastifyInstance, { requests }: Meter): void {
  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
}
