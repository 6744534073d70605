/** Where a service lives: an origin, and the folder below which every address is its own. */
export interface Prefix {
  origin: string;
  /** Begins and ends with a slash. */
  path: string;
}

/** An address that a browser may be sent to. */
export interface Address {
  /** As it was written, in ASCII: browsers are sent there. */
  text: string;
  origin: string;
  /** One spelling for all that RFC 3986 §6.2 holds equal: addresses are compared by it. */
  normal: string;
  path: string;
}

const LONGEST = 2_048;
/** No space, no control character, no backslash. */
const PRINTED = /^[!-[\]-~\u00a0-\u{10ffff}]*$/u;

/**
 * Reads the address that an application gives as its own. Undefined for what is none: another scheme than the web's, a
 * name and password, letters that one reader takes for a slash and another does not, a way out of its folder.
 */
export function readAddress(given: unknown): Address | undefined {
  if (typeof given !== 'string' || given.length > LONGEST) return undefined;
  if (!/^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(given) || !PRINTED.test(given)) return undefined;
  const url = URL.parse(given);
  if (url === null || url.hostname === '') return undefined;
  if (/%2f|%5c|%00|(^|\/)(\.|%2e){1,2};/i.test(url.pathname)) return undefined;
  const text = /^[!-~]*$/.test(given) ? given : url.href;
  url.hash = '';
  const normal = url.href.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  return { text, origin: url.origin, normal, path: url.pathname };
}

/** Whether an address lies in the folder of a prefix, or is the folder itself without its last slash. */
export const isUnder = (
  { origin, path }: Pick<Address, 'origin' | 'path'>,
  prefix: Prefix,
): boolean =>
  origin === prefix.origin && (path.startsWith(prefix.path) || `${path}/` === prefix.path);

/** Whether one of two folders lies in the other. */
export const touches = (one: Prefix, other: Prefix): boolean =>
  one.origin === other.origin &&
  (one.path.startsWith(other.path) || other.path.startsWith(one.path));

/** Why an address cannot name where a service lives. */
export type PrefixFault = 'no-address' | 'has-query' | 'not-https' | 'whole-web';

/** Reads where a service lives, as an administrator writes it: `https://moodle.example/moodle/`. */
export function readPrefix(given: string): Prefix | PrefixFault {
  const address = readAddress(given);
  if (address === undefined || given.includes('*')) return 'no-address';
  if (/[?#]/.test(given)) return 'has-query';
  const { hostname, protocol } = new URL(address.normal);
  if (protocol !== 'https:' && !isLoopback(hostname)) return 'not-https';
  if (!hostname.includes('.') && !hostname.startsWith('[') && !isLoopback(hostname))
    return 'whole-web';
  return {
    origin: address.origin,
    path: address.path.endsWith('/') ? address.path : `${address.path}/`,
  };
}

const isLoopback = (hostname: string) =>
  /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** The same address with a ticket: the query that was there stays, the fragment stays behind. */
export function withTicket(text: string, ticket: string): string {
  const [before = '', ...fragment] = text.split('#');
  const joint = before.includes('?') ? (/[?&]$/.test(before) ? '' : '&') : '?';
  return [`${before}${joint}ticket=${ticket}`, ...fragment].join('#');
}
