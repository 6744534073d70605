import type { FastifyRequest } from 'fastify';

/** What a request says of itself, whatever is asked. */
export interface Asked {
  /** The reference that people quote: also the `x-request-id` of the reply. */
  id: string;
  method: string;
  /** Path and query, as asked. */
  url: string;
  path: string;
  /** Lower case, with the port when it is not the scheme's own. */
  host: string;
  origin: string;
  secure: boolean;
  ip: string;
  agent: string;
  cookies: Readonly<Record<string, string>>;
  header: (name: string) => string | undefined;
}

/** Reads a request into what houses may know of it. */
export function askedOf(request: FastifyRequest): Asked {
  const secure = request.protocol === 'https';
  const host = request.host.toLowerCase();
  return {
    id: request.id,
    method: request.method,
    url: request.url,
    path: request.url.split('?', 1)[0] ?? '/',
    host,
    origin: `${request.protocol}://${host}`,
    secure,
    ip: request.ip,
    agent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookies: readCookies(request.headers.cookie),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
  };
}

/** The first value of each cookie (RFC 6265 §4.2.1); one that does not decode stays as sent. */
function readCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of (header ?? '').slice(0, 8_192).split(';')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).trim();
    if (equals > 0 && !(name in cookies)) cookies[name] = pair.slice(equals + 1).trim();
  }
  return cookies;
}
