import type { z } from 'zod';
import type { Endpoint, Problem } from '#kernel/contract';

/** A refusal as the server words it. `problem.title` may be shown as it is. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The server could not be reached at all: nothing was changed, one may try again. */
class Unreachable extends Error {
  override name = 'Unreachable';
}

/**
 * Calls an endpoint of the contract. The reply has the contract's type; a refusal throws `Refusal`,
 * no network throws `Unreachable`. A session that ended leads to the sign-in page, which says why.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
  signal?: AbortSignal,
): Promise<z.output<E['reply']>> {
  const { url, body } = addressOf(endpoint, input as Record<string, unknown>);
  const reply = await fetch(url, {
    method: endpoint.method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    credentials: 'same-origin',
    ...(body && { body }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    throw new Unreachable('unreachable', { cause });
  });
  if (reply.ok) return reply.json() as Promise<z.output<E['reply']>>;
  if (reply.status === 401)
    location.assign(`/connexion?retour=${encodeURIComponent(location.pathname)}&motif=expiree`);
  throw new Refusal(await problemOf(reply));
}

/** The address and the body of a call: what is in the path leaves the rest. */
export function addressOf(
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
  input: Record<string, unknown>,
): { url: string; body: string | undefined } {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (rest.size === 0) return { url, body: undefined };
  if (method !== 'GET') return { url, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)]));
  return { url: `${url}?${query}`, body: undefined };
}

async function problemOf(reply: Response): Promise<Problem> {
  const body: unknown = await reply.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  return {
    type: 'about:blank',
    status: reply.status,
    code: 'web.no-words',
    title: '',
    reference: '',
  };
}
