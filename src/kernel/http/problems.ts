import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../contract.ts';
import type { Log } from '../log.ts';
import { Refusal, statusOf } from '../refusal.ts';
import type { Catalogue, Language } from '../words.ts';
import { type Asked, askedOf } from './asked.ts';
import { nonceOf } from './headers.ts';
import { languageFor } from './language.ts';

/** What it takes to tell somebody of a problem. */
export interface ProblemParts {
  log: Log;
  /** The words of a refusal code, in each language; undefined for one that nobody has words for. */
  wordsOf: (code: string) => Catalogue<string> | undefined;
  /** The page that shows a problem to a browser. */
  problemPage: (problem: Problem, asked: Asked, nonce: string) => Promise<string>;
}

/** What a program must bring to a door that refused it (RFC 6750 §3). */
const challenges: Readonly<Record<string, string>> = {
  'kernel.no-token': 'Bearer',
  'kernel.out-of-scope': 'Bearer error="insufficient_scope"',
};

type Fault = Error & { statusCode?: number; code?: string };

/** Answers an error with the body to send: a page for a browser, problem+json for everybody else. */
export const problemAnswers =
  (house: ProblemParts) =>
  async (error: Fault, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const refusal = refusalOf(error);
    if (refusal === undefined)
      house.log.error({ reference: request.id, url: pathOf(request.url), err: error }, 'fault');
    const wantsPage =
      !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    const language = languageFor(request.headers, wantsPage ? 'browser' : 'program');
    const problem = problemOf(refusal, request.id, { ...house, language });
    if (refusal?.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    const challenge = challenges[problem.code];
    if (challenge !== undefined) reply.header('www-authenticate', challenge);
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
  { wordsOf, language }: Pick<ProblemParts, 'wordsOf'> & { language: Language },
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
