import { openService, readPrefix } from '#modules/sso';
import { openWorld, type World } from '../support/world.ts';

/** An hour of one's choice. */
class Clock {
  #ahead = 0;
  now = () => new Date(Date.now() + this.#ahead);
  advance(seconds: number) {
    this.#ahead += seconds * 1_000;
  }
}

/** The demo region with some applications linked, and what a browser and an application say to it. */
export async function openCas() {
  const clock = new Clock();
  const world = await openWorld(clock);
  const link = (name: string, url: string, more: Partial<Parameters<typeof openService>[1]> = {}) =>
    openService(world, {
      name,
      release: 'names',
      addresses: [prefix(url)],
      callbacks: [],
      audiences: [],
      ...more,
    });
  return { world, clock, link, ...speaking(world) };
}

export function prefix(url: string) {
  const read = readPrefix(url);
  if (typeof read === 'string') throw new Error(`${url}: ${read}`);
  return read;
}

function speaking(world: World) {
  const ask = (path: string, cookie?: string) =>
    world.app.inject({
      url: path,
      headers: { host: world.host, accept: 'text/html', ...(cookie && { cookie }) },
    });
  const query = (given: Record<string, string>) => new URLSearchParams(given).toString();
  const login = (cookie: string | undefined, given: Record<string, string>) =>
    ask(`/cas/login?${query(given)}`, cookie);
  const ticketOf = async (cookie: string, service: string, more: Record<string, string> = {}) => {
    const reply = await login(cookie, { service, ...more });
    const ticket = new URL(String(reply.headers.location)).searchParams.get('ticket');
    if (ticket === null) throw new Error(`no ticket in ${reply.headers.location}`);
    return ticket;
  };
  const validate = async (given: Record<string, string>, path = 'serviceValidate') =>
    (await ask(`/cas/${path}?${query(given)}`)).body;
  return { ask, login, ticketOf, validate };
}
