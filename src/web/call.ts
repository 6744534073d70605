import type { z } from 'zod';
import { addressOf, type Endpoint, type Problem } from '#kernel/contract';

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
export const call = <E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
  signal?: AbortSignal,
): Promise<z.output<E['reply']>> => {
  const { url, body } = addressOf(endpoint, input as Record<string, unknown>);
  const sent = body === undefined ? undefined : { body, type: 'application/json' };
  return ask(endpoint, url, sent, signal);
};

/** The same, for an endpoint that takes a file. */
export const send = <E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
  file: Blob,
): Promise<z.output<E['reply']>> => {
  const { url } = addressOf(endpoint, input as Record<string, unknown>);
  return ask(endpoint, url, { body: file, type: 'application/octet-stream' });
};

async function ask<E extends Endpoint>(
  { method }: E,
  url: string,
  sent: { body: string | Blob; type: string } | undefined,
  signal?: AbortSignal,
): Promise<z.output<E['reply']>> {
  const reply = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      // A refusal is worded for the page it is shown on, whatever the device prefers.
      'accept-language': document.documentElement.lang,
      ...(sent && { 'content-type': sent.type }),
    },
    credentials: 'same-origin',
    ...(sent && { body: sent.body }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    throw new Unreachable('unreachable', { cause });
  });
  if (reply.ok) return reply.json() as Promise<z.output<E['reply']>>;
  if (reply.status === 401)
    location.assign(`/connexion?retour=${encodeURIComponent(location.pathname)}&motif=expiree`);
  throw new Refusal(await problemOf(reply));
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
