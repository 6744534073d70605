import { reachOf } from './addresses.ts';
import { ask } from './ask.ts';
import { ACCEPTED, readBody } from './read-body.ts';
import { type Lookup, resolve, systemLookup } from './resolve.ts';
import { Unreached } from './unreached.ts';

/** An outgoing request. */
export interface OutgoingRequest {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Never passed on to another origin when they say who we are. */
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** For everything together, redirects included; 5 s. */
  timeoutMs?: number;
  /** How many to follow; three. */
  redirects?: number;
  /** Of the body, as it arrives and as it unpacks; 1 MB. */
  maxBytes?: number;
}

/** An answer, read whole. */
export interface Fetched {
  status: number;
  /** Names in lower case; a header sent several times is joined by commas. */
  headers: Readonly<Record<string, string>>;
  bytes: Buffer;
  /** Where the answer came from, after redirects. */
  url: string;
}

/** Asks the outside world, or throws `Unreached`. */
export type FetchOut = (url: string, request?: OutgoingRequest) => Promise<Fetched>;

const REDIRECTS = 3;
const MEGABYTE = 1024 * 1024;

/**
 * The one way out: every outgoing request of every house goes through here. `allow`: networks that may be reached
 * besides the public internet (`PREAU_EGRESS_ALLOW`). `lookUp`: how names are resolved; tests bring their own.
 */
export function openEgress({
  allow,
  lookUp = systemLookup,
}: {
  allow: readonly string[];
  lookUp?: Lookup;
}): FetchOut {
  const reach = reachOf(allow);
  return async (address, request = {}) => {
    const signal = AbortSignal.timeout(request.timeoutMs ?? 5_000);
    let step: Step = { url: addressOf(address), request };
    const most = request.redirects ?? REDIRECTS;
    for (let redirects = 0; redirects <= most; redirects += 1) {
      const places = await inTime(resolve(step.url, reach, lookUp), signal);
      const { next, fetched } = await askOnce(step, places, signal);
      if (next === undefined) return fetched;
      step = next;
    }
    throw new Unreached('egress.too-many-redirects');
  };
}

interface Step {
  url: URL;
  request: OutgoingRequest;
}

type Places = Awaited<ReturnType<typeof resolve>>;

const askOnce = ({ url, request }: Step, places: Places, signal: AbortSignal) =>
  ask(
    {
      url,
      places,
      signal,
      method: request.method ?? 'GET',
      headers: { 'user-agent': 'Preau', 'accept-encoding': ACCEPTED, ...request.headers },
      body: request.body,
    },
    async (answer) => {
      const { statusCode: status } = answer;
      const headers = joined(answer.headers);
      const next = redirectOf({ url, request }, status, headers['location']);
      const isBare = next !== undefined || request.method === 'HEAD';
      const bytes = isBare ? Buffer.alloc(0) : await readBody(answer, request.maxBytes ?? MEGABYTE);
      return { next, fetched: { status, headers, bytes, url: url.href } };
    },
  );

/** An address that may be asked: a web address, without a name and password in it. */
function addressOf(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new Unreached('egress.bad-address');
  if (url.username !== '' || url.password !== '') throw new Unreached('egress.bad-address');
  return url;
}

/** The next request of a redirect (RFC 9110 §15.4): a POST becomes a GET unless told to stay one. */
function redirectOf(
  { url, request }: Step,
  status: number,
  location: string | undefined,
): Step | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const next = addressOf(location, url);
  if (url.protocol === 'https:' && next.protocol === 'http:')
    throw new Unreached('egress.downgrade');
  const { body, headers = {}, method = 'GET', ...limits } = request;
  const keeps = status === 307 || status === 308 || method === 'GET' || method === 'HEAD';
  const isElsewhere = next.origin !== url.origin;
  const kept = Object.entries(headers).filter(([name]) => {
    if (isElsewhere && /^(authorization|cookie|x-.*|proxy-.*)$/i.test(name)) return false;
    return keeps || !/^content-/i.test(name);
  });
  return {
    url: next,
    request: {
      ...limits,
      headers: Object.fromEntries(kept),
      method: keeps ? method : 'GET',
      ...(keeps && body !== undefined ? { body } : {}),
    },
  };
}

const joined = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );

/** Resolving names knows no signal: it is left to end by itself. */
const inTime = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, fail) => {
      const late = () => fail(new Unreached('egress.too-slow'));
      if (signal.aborted) late();
      else signal.addEventListener('abort', late, { once: true });
    }),
  ]);
