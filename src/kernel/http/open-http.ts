import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Problem } from '../contract.ts';
import type { Log } from '../log.ts';
import { type Meter, meterRequests } from '../metrics.ts';
import { Refusal, refuse, statusOf } from '../refusal.ts';
import type { Catalogue, Language } from '../words.ts';
import type { Entrance } from './admit.ts';
import { type Asked, askedOf } from './asked.ts';
import { compressReads } from './compress.ts';
import { nonceOf, secure, setSecurityHeaders } from './headers.ts';
import { languageFor } from './language.ts';
import { takeLeave } from './leave.ts';
import { drawReference } from './reference.ts';
import { guardStateChanges } from './same-origin.ts';
import { type Serve, type Served, serveOn } from './serve.ts';

/** What the house tells the door. */
export interface House<Visit> extends Entrance<Visit> {
  log: Log;
  meter: Meter;
  /** Whether a proxy on this machine may say who is asking (`X-Forwarded-*`). */
  behindProxy: boolean;
  /** The words of a refusal code, in each language; undefined for one that nobody has words for. */
  wordsOf: (code: string) => Catalogue<string> | undefined;
  /** The page that shows a problem to a browser. */
  problemPage: (problem: Problem, asked: Asked, nonce: string) => Promise<string>;
  /** Other origins of ours that a form may end on. */
  formTargets: () => readonly string[];
}

/** A running set of doors. */
export interface Doors<Visit, Context> {
  app: FastifyInstance;
  serve: Serve<Visit, Context>;
  served: Served;
}

const MEGABYTE = 1024 * 1024;

/** Opens an HTTP server whose every route is an endpoint of a contract or a declared page. */
export function openHttp<Visit extends object, Context extends Visit>(
  house: House<Visit>,
): Doors<Visit, Context> {
  const answerProblem = problemAnswers(house);
  const app = fastify({
    // What the router itself refuses: an address that does not decode, or a part of it out of measure.
    frameworkErrors: (error, request, reply: FastifyReply) => {
      answerProblem(error, request, reply).then((body) => {
        secure(request, reply, house.formTargets);
        reply.send(body);
      });
    },
    trustProxy: house.behindProxy ? 'loopback' : false,
    genReqId: drawReference,
    bodyLimit: MEGABYTE,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
  });
  readForms(app);
  takeLeave(app);
  setSecurityHeaders(app, house.formTargets);
  guardStateChanges(app);
  compressReads(app);
  meterRequests(app, house.meter);
  logRequests(app, house.log);
  app.setNotFoundHandler(() => refuse('missing', 'kernel.no-such-page'));
  app.setErrorHandler(answerProblem);
  const served: Served = { endpoints: [], pages: [] };
  return { app, serve: serveOn<Visit, Context>(app, house, served), served };
}

type Fault = Error & { statusCode?: number; code?: string };

/** Answers an error with the body to send: a page for a browser, problem+json for everybody else. */
const problemAnswers =
  <Visit>(house: House<Visit>) =>
  async (error: Fault, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const refusal = refusalOf(error);
    if (refusal === undefined)
      house.log.error({ reference: request.id, url: pathOf(request.url), err: error }, 'fault');
    const wantsPage =
      !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    const language = languageFor(request.headers, wantsPage ? 'browser' : 'program');
    const problem = problemOf(refusal, request.id, { ...house, language });
    if (refusal?.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    reply.code(problem.status).header('cache-control', 'no-store');
    if (!wantsPage) {
      reply.type('application/problem+json').header('content-language', language);
      return JSON.stringify(problem);
    }
    reply.type('text/html; charset=utf-8');
    return house
      .problemPage(problem, askedOf(request), nonceOf(reply))
      .catch(
        () => `<!doctype html><html lang="${language}"><title>Préau</title><p>${problem.title}</p>`,
      );
  };

/** Plain HTML forms: each name once, as text. */
function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => {
      const pairs = [...new URLSearchParams(String(body))];
      const names = new Set(pairs.map(([name]) => name));
      if (names.size !== pairs.length) done(new Refusal('invalid', 'kernel.named-twice'));
      else done(null, Object.fromEntries(pairs));
    },
  );
}

function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    log.info({
      reference: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}

const pathOf = (url: string) => url.split('?', 1)[0];

/** The refusal that an error is, or stands for; undefined for a fault of ours. */
function refusalOf(error: Fault): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error.statusCode === 413) return new Refusal('too-large', 'kernel.too-large');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal('invalid', 'kernel.invalid');
  if (isDatabaseAway(error))
    return new Refusal('unavailable', 'kernel.unavailable', { retryAfter: 5 });
  return undefined;
}

/** The database is stopped, starting, out of connections, or gone in the middle (SQLSTATE classes 08, 53, 57P). */
const isDatabaseAway = ({ code, message }: Error & { code?: string }) =>
  /^(08...|53[0-9]{3}|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code ?? '') ||
  /Connection terminated|timeout exceeded when trying to connect/.test(message);

function problemOf(
  refusal: Refusal | undefined,
  reference: string,
  { wordsOf, language }: Pick<House<unknown>, 'wordsOf'> & { language: Language },
): Problem {
  const code = refusal?.code ?? 'kernel.fault';
  return {
    type: 'about:blank',
    status: refusal === undefined ? 500 : statusOf[refusal.reason],
    code,
    title: (wordsOf(code) ?? wordsOf('kernel.fault'))?.[language] ?? code,
    reference,
    ...(refusal?.faults === undefined ? {} : { faults: [...refusal.faults] }),
  };
}
