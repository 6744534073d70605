import type { FastifyRequest } from 'fastify';
import type { Access } from '../contract.ts';
import { Refusal, refuse } from '../refusal.ts';
import { type Asked, askedOf } from './asked.ts';
import type { Client } from './client.ts';
import type { Spend } from './limits.ts';
import { refuseForeignFetch } from './same-origin.ts';

/** A door, for whoever is told of what was refused there. */
type Door = { method: string; verb?: `${string}.${string}` };

/** Whom to let in: reads the visit of a request, and says who it is. */
export interface Entrance<Visit> {
  visitOf: (asked: Asked) => Promise<Visit>;
  /** The id of the person who is signed in; null when nobody is. */
  personOf: (visit: Visit) => string | null;
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

/** An entrance with its turnstile: `spend` takes from the budget of whoever asks. */
export interface Gate<Visit> extends Entrance<Visit> {
  spend: Spend;
}

/** Reads who is at a door; refuses what another site's page fetches, and whoever asks too much. */
export async function visitAt<Visit>(
  gate: Gate<Visit>,
  access: Access,
  request: FastifyRequest,
): Promise<{ asked: Asked; visit: Visit }> {
  const asked = heard(access, askedOf(request));
  if (access !== 'public') refuseForeignFetch(asked);
  const visit = await gate.visitOf(asked);
  const person = gate.personOf(visit);
  if (person !== null) await gate.spend(request, { kind: 'person', key: person });
  else if (typeof access === 'string')
    await gate.spend(request, { kind: 'address', key: asked.ip });
  return { asked, visit };
}

/** What a door of this access hears of a request: a machine's door never sees a cookie. */
function heard(access: Access, asked: Asked): Asked {
  if (typeof access === 'string') return asked;
  const header = (name: string) => (name === 'cookie' ? undefined : asked.header(name));
  return { ...asked, cookies: Object.freeze(Object.create(null)), header };
}

/** The visit that comes in, with its client at a machine's door; or the refusal. Whatever is not named is refused. */
export async function admit<Visit extends object>(
  gate: Gate<Visit>,
  access: Access,
  request: FastifyRequest,
): Promise<{ asked: Asked; visit: Visit }> {
  const { asked, visit } = await visitAt(gate, access, request);
  if (access === 'public') return { asked, visit };
  if (typeof access === 'object') {
    const client = await clientAt(gate, access, request, { asked, visit });
    return { asked, visit: { ...visit, client } };
  }
  if (gate.personOf(visit) === null) return refuse('signed-out', 'kernel.signed-out');
  if (access === 'signed-in' || gate.isSteppedUp(visit)) return { asked, visit };
  return refuse('step-up-needed', 'identity.step-up-needed');
}

/** Where a page of this access sends the browser first; undefined when it may come in. */
export function detour<Visit>(
  entrance: Entrance<Visit>,
  access: Exclude<Access, object>,
  visit: Visit,
  asked: Asked,
): string | undefined {
  if (access === 'public') return undefined;
  if (entrance.personOf(visit) === null) return entrance.signInUrl(visit, asked);
  if (access === 'signed-in' || entrance.isSteppedUp(visit)) return undefined;
  return entrance.stepUpUrl(visit, asked);
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

/** RFC 6750: the token comes in the header, and nowhere else. One that opens nothing is paid for by its address. */
async function clientAt<Visit>(
  { clientOf, spend }: Gate<Visit>,
  { machine }: Exclude<Access, string>,
  request: FastifyRequest,
  { asked, visit }: { asked: Asked; visit: Visit },
): Promise<Client> {
  const token = /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(asked.header('authorization') ?? '')?.[1];
  const client = token === undefined ? undefined : await clientOf(visit, token);
  const payer = client === undefined ? asked.ip : client.id;
  await spend(request, { kind: client === undefined ? 'address' : 'client', key: payer });
  if (client === undefined) return refuse('signed-out', 'kernel.no-token');
  if (!client.scopes.includes(machine)) return refuse('forbidden', 'kernel.out-of-scope');
  return client;
}
