import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../contract.ts';
import { refuse } from '../refusal.ts';
import { type Asked, askedOf } from './asked.ts';
import { nonceOf } from './headers.ts';
import type { Page, PageReply } from './page.ts';

/** What a route may do with the exchange itself, besides answering. */
export interface Exchange {
  asked: Asked;
  /** What path, query and form gave, untyped: pages read it through a schema of their own. */
  given: Readonly<Record<string, unknown>>;
  /** For the `nonce` of inline styles and inlined JSON of this page. */
  nonce: string;
  setHeader: (name: string, value: string) => void;
}

/** How modules open their doors. The handler of a signed-in door gets a context with an actor. */
export interface Serve<Visit, Context> {
  <Access extends 'public' | 'signed-in', Input extends z.ZodObject, Reply extends z.ZodType>(
    endpoint: Endpoint<Access, Input, Reply>,
    answer: (
      ctx: Access extends 'public' ? Visit : Context,
      input: z.output<Input>,
      exchange: Exchange,
    ) => Promise<z.input<Reply>>,
  ): void;
  page: <P extends Page>(
    page: P,
    answer: (
      ctx: P['access'] extends 'public' ? Visit : Context,
      exchange: Exchange,
    ) => Promise<PageReply>,
  ) => void;
}

/** Everything that is served, for OpenAPI and for the tests that knock at every door. */
export interface Served {
  endpoints: Endpoint[];
  pages: Page[];
}

/** Whom to let in: reads the visit of a request, and says whether somebody is signed in. */
export interface Entrance<Visit> {
  visitOf: (asked: Asked) => Promise<Visit>;
  isSignedIn: (visit: Visit) => boolean;
  /** Where a page sends a browser that must sign in first. */
  signInUrl: (visit: Visit, asked: Asked) => string;
}

/** Builds the `serve` that modules receive. */
export function serveOn<Visit, Context extends Visit>(
  app: FastifyInstance,
  entrance: Entrance<Visit>,
  served: Served,
): Serve<Visit, Context> {
  const serve = (endpoint: Endpoint, answer: Answer) => {
    served.endpoints.push(endpoint);
    app.route({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const asked = askedOf(request);
        const visit = await entrance.visitOf(asked);
        if (endpoint.access !== 'public' && !entrance.isSignedIn(visit))
          refuse('signed-out', 'kernel.signed-out');
        const input = endpoint.input.safeParse(gather(request));
        if (!input.success)
          refuse('invalid', 'kernel.invalid', { faults: faultsOf(input.error.issues) });
        reply.header('cache-control', 'no-store');
        const answered = await answer(visit, input.data, exchangeOf(request, reply, asked));
        return endpoint.reply.parse(answered);
      },
    });
  };
  serve.page = (page: Page, answer: PageAnswer) => {
    served.pages.push(page);
    app.route({
      method: page.method,
      url: page.path,
      handler: async (request, reply) => {
        const asked = askedOf(request);
        const visit = await entrance.visitOf(asked);
        if (page.access !== 'public' && !entrance.isSignedIn(visit))
          return reply.redirect(entrance.signInUrl(visit, asked), 303);
        return send(reply, await answer(visit, exchangeOf(request, reply, asked)));
      },
    });
  };
  return serve as unknown as Serve<Visit, Context>;
}

type Answer = (ctx: unknown, input: unknown, exchange: Exchange) => Promise<unknown>;
type PageAnswer = (ctx: unknown, exchange: Exchange) => Promise<PageReply>;

const exchangeOf = (request: FastifyRequest, reply: FastifyReply, asked: Asked): Exchange => ({
  asked,
  given: gather(request),
  nonce: nonceOf(reply),
  setHeader: (name, value) => reply.header(name, value),
});

function send(reply: FastifyReply, answered: PageReply) {
  if ('redirect' in answered)
    return reply.header('cache-control', 'no-store').redirect(answered.redirect, 303);
  if ('html' in answered)
    return reply
      .code(answered.status ?? 200)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(answered.html);
  return reply
    .code(answered.status ?? 200)
    .header('cache-control', answered.cache ?? 'no-store')
    .type(answered.type)
    .send('text' in answered ? answered.text : answered.bytes);
}

/** What was asked, from path, query and body; a name found in two of them is refused. */
function gather({ params, query, body }: FastifyRequest): Record<string, unknown> {
  const given: Record<string, unknown> = Object.create(null);
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    refuse('invalid', 'kernel.invalid');
  for (const [name, value] of [params, query, body].flatMap((part) => Object.entries(part ?? {}))) {
    if (name in given) refuse('invalid', 'kernel.named-twice');
    given[name] = value;
  }
  return { ...given };
}

const faultsOf = (issues: z.core.$ZodIssue[]) =>
  issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }));
