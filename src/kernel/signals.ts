import type pg from 'pg';
import { apiDocs, type DocumentedApi } from './api/docs.ts';
import { openApiOf } from './api/open-api.ts';
import { measureEvents } from './event-measures.ts';
import { readHealth } from './health.ts';
import type { Served } from './http/serve.ts';
import type { Asked, Serve } from './http.ts';
import type { Meter } from './metrics.ts';
import { refuse } from './refusal.ts';

interface SignalParts {
  pool: pg.Pool;
  meter: Meter;
  served: Served;
  origin: string;
  labels: DocumentedApi['labels'];
  words: DocumentedApi['words'];
  version: string;
}

const json = 'application/json; charset=utf-8';

/** The doors for machines and their authors: `/health`, `/metrics`, `/api/openapi.json`, `/api/docs`. */
export function serveSignals<Visit, Context>(
  serve: Serve<Visit, Context>,
  parts: SignalParts,
): void {
  measureEvents(parts.meter.registry, parts.pool);
  serve.page(
    { method: 'GET', path: '/health', access: 'public', summary: 'Whether pages can be served.' },
    async () => {
      const health = await readHealth(parts.pool);
      const status = health.status === 'ok' ? 200 : 503;
      return { text: JSON.stringify(health), type: json, status };
    },
  );
  serve.page(
    {
      method: 'GET',
      path: '/metrics',
      access: 'public',
      summary: 'Measures for Prometheus, for this machine and private networks only.',
    },
    async (_ctx, { asked }) => {
      if (!isNear(asked)) refuse('missing', 'kernel.no-such-page');
      return { text: await parts.meter.registry.metrics(), type: parts.meter.registry.contentType };
    },
  );
  serve.page(
    {
      method: 'GET',
      path: '/api/openapi.json',
      access: 'public',
      summary: 'OpenAPI 3.1 of every endpoint.',
    },
    async () => ({
      text: JSON.stringify(openApiOf(parts.served.endpoints, parts)),
      type: json,
    }),
  );
  serve.page(
    { method: 'GET', path: '/api/docs', access: 'public', summary: 'Every endpoint, to read.' },
    async (_ctx, { nonce }) => ({
      html: apiDocs({ ...parts, endpoints: parts.served.endpoints }, nonce),
    }),
  );
}

/**
 * From loopback and private networks (RFC 1918, RFC 4193), also written as IPv4-mapped IPv6; and not through a proxy that
 * we do not believe, because its own address says nothing of whom it speaks for.
 */
function isNear({ ip, header }: Pick<Asked, 'ip' | 'header'>): boolean {
  const via = header('x-forwarded-for');
  const isBelieved = via === undefined || via.split(',').some((address) => address.trim() === ip);
  return isBelieved && near.test(ip);
}

const near = /^(::1$|f[cd]|(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.))/i;
