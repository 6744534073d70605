import type { Access } from '../contract.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Asked } from './asked.ts';
import type { Client } from './client.ts';

/** A door, for whoever is told of what was refused there. */
type Door = { method: string; verb?: `${string}.${string}` };

/** Whom to let in: reads the visit of a request, and says who it is. */
export interface Entrance<Visit> {
  visitOf: (asked: Asked) => Promise<Visit>;
  isSignedIn: (visit: Visit) => boolean;
  /** Whether whoever is signed in has shown lately that it still is them. */
  isSteppedUp: (visit: Visit) => boolean;
  /** Where a page sends a browser that must sign in first. */
  signInUrl: (visit: Visit, asked: Asked) => string;
  /** Where a page sends somebody who must first show that it still is them. */
  stepUpUrl: (visit: Visit, asked: Asked) => string;
  /** The program that holds this access token; undefined for a token that opens nothing (any more). */
  clientOf: (visit: Visit, token: string) => Promise<Client | undefined>;
  /** Told, before it is answered, that somebody let in was refused what they asked. Never throws. */
  onRefused?: (visit: Visit, door: Door, refusal: Refusal) => Promise<void>;
}

/** What a door of this access hears of a request: a machine's door never sees a cookie. */
export function heard(access: Access, asked: Asked): Asked {
  if (typeof access === 'string') return asked;
  const header = (name: string) => (name === 'cookie' ? undefined : asked.header(name));
  return { ...asked, cookies: Object.freeze(Object.create(null)), header };
}

/** The visit that comes in, with its client at a machine's door; or the refusal. Whatever is not named is refused. */
export async function admit<Visit extends object>(
  entrance: Entrance<Visit>,
  access: Access,
  asked: Asked,
): Promise<Visit> {
  const visit = await entrance.visitOf(asked);
  if (access === 'public') return visit;
  if (typeof access === 'object')
    return { ...visit, client: await client(entrance, access, visit, asked) };
  if (!entrance.isSignedIn(visit)) return refuse('signed-out', 'kernel.signed-out');
  if (access === 'signed-in') return visit;
  if (!entrance.isSteppedUp(visit)) return refuse('step-up-needed', 'identity.step-up-needed');
  return visit;
}

/** Where a page of this access sends the browser first; undefined when it may come in. */
export function detour<Visit>(
  entrance: Entrance<Visit>,
  access: Exclude<Access, object>,
  visit: Visit,
  asked: Asked,
): string | undefined {
  if (access === 'public') return undefined;
  if (!entrance.isSignedIn(visit)) return entrance.signInUrl(visit, asked);
  if (access === 'signed-in') return undefined;
  return entrance.isSteppedUp(visit) ? undefined : entrance.stepUpUrl(visit, asked);
}

/** Does the work of a door; a refusal in it is told before it goes on its way. */
export async function tellingRefusals<Visit, T>(
  { onRefused }: Entrance<Visit>,
  door: Door,
  visit: Visit,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await onRefused?.(visit, door, error);
    throw error;
  }
}

/** RFC 6750: the token comes in the header, and nowhere else. */
async function client<Visit>(
  { clientOf }: Entrance<Visit>,
  { machine }: Exclude<Access, string>,
  visit: Visit,
  asked: Asked,
): Promise<Client> {
  const token = /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(asked.header('authorization') ?? '')?.[1];
  const known = token === undefined ? undefined : await clientOf(visit, token);
  if (known === undefined) return refuse('signed-out', 'kernel.no-token');
  if (!known.scopes.includes(machine)) return refuse('forbidden', 'kernel.out-of-scope');
  return known;
}
