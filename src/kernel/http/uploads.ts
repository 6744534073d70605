import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Endpoint } from '../contract.ts';
import { Refusal, refuse } from '../refusal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** This door takes a file as its whole body. */
    takesFile?: boolean;
  }
}

/** What the router must know of an endpoint that takes a file. */
export const uploadConfig = ({ takes }: Endpoint) => ({ takesFile: takes === 'file' });

/**
 * A file comes alone, as the whole body (`application/octet-stream`), and is never gathered in memory: whoever answers
 * reads it as it comes and bounds it. Any other door refuses such a body.
 */
export function takeUploads(app: FastifyInstance): void {
  app.addContentTypeParser('application/octet-stream', (request, body, done) => {
    if (request.routeOptions.config.takesFile) done(null, body);
    else done(new Refusal('invalid', 'kernel.invalid'));
  });
  // A file that was refused before all of it had come is still on the line: nothing else can be asked there.
  app.addHook('onSend', async ({ raw, routeOptions }, reply) => {
    if (routeOptions.config.takesFile && !raw.complete) reply.header('connection', 'close');
  });
}

/** The file of this request, as it comes. Refuses when there is none. */
export function uploadOf({ body }: FastifyRequest): Readable {
  return body instanceof Readable ? body : refuse('invalid', 'kernel.invalid');
}
