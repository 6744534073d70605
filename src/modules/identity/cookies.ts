import type { Asked, Exchange } from '#kernel/http';

/**
 * `session` opens the doors of one host; `state` says which browser asked for a hand-over; `arrival`, who is at the door
 * with a second factor to give; `class`, that this is a device of a class.
 */
type CookieKind = 'session' | 'state' | 'arrival' | 'class';

const names = {
  session: 'preau',
  state: 'preau-etat',
  arrival: 'preau-arrivee',
  class: 'preau-classe',
} as const;
const seconds = { session: undefined, state: 3_600, arrival: 600, class: 43_200 } as const;

/** A host's own cookie: over https the browser itself refuses one that a neighbour host would plant (`__Host-`). */
const nameOf = (kind: CookieKind, secure: boolean) => `${secure ? '__Host-' : ''}${names[kind]}`;

/** The secret in this host's cookie; undefined when there is none or it is not one that we could have drawn. */
export function cookieOf(kind: CookieKind, asked: Pick<Asked, 'cookies' | 'secure'>) {
  const secret = asked.cookies[nameOf(kind, asked.secure)];
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}

/** Gives the browser this host's cookie; the session's goes with the browser, the others after a while. */
export function setCookie(kind: CookieKind, exchange: Exchange, secret: string): void {
  const lasts = seconds[kind];
  write(kind, exchange, secret, lasts === undefined ? '' : `; Max-Age=${lasts}`);
}

/** Takes this host's cookie back. */
export const clearCookie = (kind: CookieKind, exchange: Exchange): void =>
  write(kind, exchange, '', '; Max-Age=0');

function write(kind: CookieKind, { asked, setHeader }: Exchange, secret: string, age: string) {
  const secure = asked.secure ? '; Secure' : '';
  setHeader(
    'set-cookie',
    `${nameOf(kind, asked.secure)}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`,
  );
}
