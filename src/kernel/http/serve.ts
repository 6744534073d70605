import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access, Endpoint } from '../contract.ts';
import { refuse } from '../refusal.ts';
import { admit, detour, type Gate, tellingRefusals, visitAt } from './admit.ts';
import type { Asked } from './asked.ts';
import type { Client } from './client.ts';
import type { EventStream } from './event-stream.ts';
import { letFormsLeadTo, letFramesShow, nonceOf } from './headers.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Page, PageReply, StreamReply } from './page.ts';
import { takeUploads, uploadConfig, uploadOf } from './uploads.ts';

/** What a route may do with the exchange itself, besides answering. */
export interface Exchange {
  asked: Asked;
  /** What path, query and form gave, untyped: pages read it through a schema of their own. */
  given: Readonly<Record<string, unknown>>;
  /** For the `nonce` of inline styles and inlined JSON of this page. */
  nonce: string;
  setHeader: (name: string, value: string) => void;
  /** Origins outside the house to which the forms of this page may lead by redirect. */
  letFormsLeadTo: (origins: readonly string[]) => void;
  /** Origins outside the house of which this page may frame pages. */
  letFramesShow: (origins: readonly string[]) => void;
  /** The file that came as the body of an endpoint that `takes` one. */
  upload: () => Readable;
}

/** A request made by a program. */
export type MachineVisit<Visit> = Visit & { client: Client };

/** What the handler of a door works with: an actor behind a person's door, a client behind a machine's. */
type Admitted<Who extends Access, Visit, Context> = Who extends 'public'
  ? Visit
  : Who extends { machine: string }
    ? MachineVisit<Visit>
    : Context;

/** How modules open their doors. */
export interface Serve<Visit, Context> {
  <Who extends Access, Input extends z.ZodObject, Reply extends z.ZodType>(
    endpoint: Endpoint<Who, Input, Reply>,
    answer: (
      ctx: Admitted<Who, Visit, Context>,
      input: z.output<Input>,
      exchange: Exchange,
    ) => Promise<Reply extends z.ZodFile ? StreamReply : z.input<Reply>>,
  ): void;
  page: <P extends Page>(
    page: P,
    answer: (ctx: Admitted<P['access'], Visit, Context>, exchange: Exchange) => Promise<PageReply>,
  ) => void;
  /** An endpoint that goes on answering: `answer` may refuse; what it gives is then handed the open stream. */
  stream: <Who extends Access, Input extends z.ZodObject, Reply extends z.ZodType>(
    endpoint: Endpoint<Who, Input, Reply>,
    answer: (
      ctx: Admitted<Who, Visit, Context>,
      input: z.output<Input>,
      exchange: Exchange,
    ) => Promise<(stream: EventStream<z.input<Reply>>) => void>,
  ) => void;
}

/** Everything that is served, for OpenAPI and for the tests that knock at every door. */
export interface Served {
  endpoints: Endpoint[];
  pages: Page[];
}

/** Builds the `serve` that modules receive. */
export function serveOn<Visit extends object, Context extends Visit>(
  app: FastifyInstance,
  gate: Gate<Visit>,
  served: Served,
  streams: OpenStreams,
): Serve<Visit, Context> {
  takeUploads(app);
  const serve = (endpoint: Endpoint, answer: Answer) => {
    served.endpoints.push(endpoint);
    app.route({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: uploadConfig(endpoint),
      handler: async (request, reply) => {
        const { asked, visit } = await admit(gate, endpoint.access, request);
        const input = inputOf(endpoint, request);
        reply.header('cache-control', 'no-store');
        const answered = await tellingRefusals(gate, endpoint, visit, () =>
          answer(visit, input, exchangeOf(request, reply, asked)),
        );
        if (endpoint.reply instanceof z.ZodFile) return send(reply, answered as StreamReply);
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
        const { asked, visit } = await visitAt(gate, page.access, request);
        const elsewhere = detour(gate, page.access, visit, asked);
        if (elsewhere !== undefined) return send(reply, { redirect: elsewhere });
        const work = () => answer(visit, exchangeOf(request, reply, asked));
        return send(reply, await tellingRefusals(gate, page, visit, work));
      },
    });
  };
  serve.stream = (endpoint: Endpoint, answer: StreamAnswer) => {
    served.endpoints.push(endpoint);
    app.route({
      method: 'GET',
      url: endpoint.path,
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const { asked, visit } = await admit(gate, endpoint.access, request);
        const input = inputOf(endpoint, request);
        const begin = await tellingRefusals(gate, endpoint, visit, () =>
          answer(visit, input, exchangeOf(request, reply, asked)),
        );
        begin(streams.begin(request, reply, (said) => JSON.stringify(endpoint.reply.parse(said))));
      },
    });
  };
  return serve as unknown as Serve<Visit, Context>;
}

type Answer = (ctx: unknown, input: unknown, exchange: Exchange) => Promise<unknown>;
type StreamAnswer = (
  ctx: unknown,
  input: unknown,
  exchange: Exchange,
) => Promise<(stream: EventStream) => void>;
type PageAnswer = (ctx: unknown, exchange: Exchange) => Promise<PageReply>;

const exchangeOf = (request: FastifyRequest, reply: FastifyReply, asked: Asked): Exchange => ({
  asked,
  given: gather(request),
  nonce: nonceOf(reply),
  setHeader: (name, value) => reply.header(name, value),
  letFormsLeadTo: (origins) => letFormsLeadTo(reply, origins),
  letFramesShow: (origins) => letFramesShow(reply, origins),
  upload: () => uploadOf(request),
});

function send(reply: FastifyReply, answered: PageReply) {
  if ('stream' in answered)
    return reply
      .code(answered.status ?? 200)
      .header('cache-control', 'no-store')
      .headers({ ...answered.headers })
      .type(answered.type)
      .send(answered.stream);
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
function gather(request: FastifyRequest): Record<string, unknown> {
  const { params, query } = request;
  const body = request.body instanceof Readable ? undefined : request.body;
  const given: Record<string, unknown> = Object.create(null);
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    refuse('invalid', 'kernel.invalid');
  for (const [name, value] of [params, query, body].flatMap((part) => Object.entries(part ?? {}))) {
    if (name in given) refuse('invalid', 'kernel.named-twice');
    given[name] = value;
  }
  return { ...given };
}

/** The input as the endpoint declares it, or the refusal. */
function inputOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  const input = endpoint.input.safeParse(gather(request));
  if (!input.success) refuse('invalid', 'kernel.invalid', { faults: faultsOf(input.error.issues) });
  return input.data;
}

const faultsOf = (issues: z.core.$ZodIssue[]) =>
  issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }));
