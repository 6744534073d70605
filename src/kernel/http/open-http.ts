import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Log } from '../log.ts';
import { type Meter, meterRequests } from '../metrics.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Entrance } from './admit.ts';
import { compressReads } from './compress.ts';
import { secure, setSecurityHeaders } from './headers.ts';
import { takeLeave } from './leave.ts';
import { type budgets, openLimits } from './limits.ts';
import { askForOneTarget } from './one-target.ts';
import { openStreams } from './open-streams.ts';
import { cutOffTheSlow, type Patience, patience, strictly } from './patience.ts';
import { type ProblemParts, problemAnswers } from './problems.ts';
import { drawReference } from './reference.ts';
import { guardStateChanges } from './same-origin.ts';
import { type Serve, type Served, serveOn } from './serve.ts';

/** What the house tells the door. */
export interface House<Visit> extends Entrance<Visit>, ProblemParts {
  meter: Meter;
  /** Networks whose machines are believed when they say who is asking (`X-Forwarded-*`). */
  proxies: readonly string[];
  /** Other budgets than ours, to try them. */
  budgets?: typeof budgets;
  /** Other waits than ours, to try them. */
  patience?: Partial<Patience>;
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
  const limits = { ...patience, ...house.patience };
  const app = fastify({
    // What the router itself refuses: an address that does not decode, or a part of it out of measure.
    frameworkErrors: (error, request, reply: FastifyReply) => {
      answerProblem(error, request, reply).then((body) => {
        secure(request, reply, house.formTargets);
        reply.send(body);
      });
    },
    trustProxy: house.proxies.length > 0 && [...house.proxies],
    genReqId: drawReference,
    bodyLimit: MEGABYTE,
    requestTimeout: limits.request,
    connectionTimeout: limits.idle,
    http: strictly(limits),
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
  });
  readForms(app);
  cutOffTheSlow(app, limits);
  const streams = openStreams(app, house.meter);
  takeLeave(app);
  setSecurityHeaders(app, house.formTargets);
  askForOneTarget(app);
  guardStateChanges(app);
  compressReads(app);
  meterRequests(app, house.meter);
  logRequests(app, house.log);
  app.setNotFoundHandler(() => refuse('missing', 'kernel.no-such-page'));
  app.setErrorHandler(answerProblem);
  const spend = openLimits(app, house.budgets);
  const served: Served = { endpoints: [], pages: [] };
  return { app, serve: serveOn<Visit, Context>(app, { ...house, spend }, served, streams), served };
}

/** Plain HTML forms: each name once, as text. And XML, which whoever takes it reads from `xml`. */
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
  app.addContentTypeParser(
    ['text/xml', 'application/xml'],
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => done(null, { xml: body }),
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
