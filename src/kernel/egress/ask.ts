import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, errors } from 'undici';
import type { Place } from './resolve.ts';
import { Unreached } from './unreached.ts';

const HEADERS_MOST = 16 * 1024;

/** One request to one set of addresses. */
export interface Question {
  url: URL;
  method: Dispatcher.HttpMethod;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
  places: readonly Place[];
  signal: AbortSignal;
}

/** What came back, its body not read yet. */
export type Answer = Dispatcher.ResponseData;

/**
 * Asks over a connection of its own, made to the addresses given and to no other, and gives the answer to `take` before
 * the connection is broken. No proxy of the environment, no HTTP/2, no connection left behind.
 */
export async function ask<T>(
  { url, places, ...request }: Question,
  take: (answer: Answer) => Promise<T>,
): Promise<T> {
  const agent = new Agent({
    connect: { lookup: pinned(places), timeout: 5_000 },
    allowH2: false,
    maxHeaderSize: HEADERS_MOST,
    connections: 1,
    pipelining: 1,
  });
  try {
    return await take(await agent.request(requestTo(url, request)));
  } catch (fault) {
    throw unreachedBy(fault, request.signal);
  } finally {
    agent.destroy().catch(() => undefined); // Nobody waits for the farewell of a broken connection.
  }
}

const requestTo = (
  url: URL,
  { method, headers, body, signal }: Omit<Question, 'url' | 'places'>,
) => ({
  origin: url.origin,
  path: `${url.pathname}${url.search}`,
  method,
  headers,
  signal,
  ...(body === undefined ? {} : { body }),
});

/** A resolver that knows one answer, whatever is asked. */
const pinned =
  (places: readonly Place[]): LookupFunction =>
  (_name, options, answer) => {
    const [first] = places;
    if (options.all) answer(null, [...places]);
    else answer(null, first?.address ?? '', first?.family ?? 4);
  };

function unreachedBy(fault: unknown, signal: AbortSignal): Unreached {
  if (fault instanceof Unreached) return fault;
  if (signal.aborted) return new Unreached('egress.too-slow', fault);
  if (fault instanceof errors.HeadersOverflowError) return new Unreached('egress.too-large', fault);
  return new Unreached('egress.no-answer', fault);
}
