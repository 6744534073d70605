import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const nonces = new WeakMap<FastifyReply, string>();

/** The nonce of this reply, drawn once. */
export function nonceOf(reply: FastifyReply): string {
  const known = nonces.get(reply);
  if (known !== undefined) return known;
  const nonce = randomBytes(16).toString('base64url');
  nonces.set(reply, nonce);
  return nonce;
}

const waysOut = new WeakMap<FastifyReply, readonly string[]>();

/** Lets the forms of this reply lead to these origins too, by redirect. */
export const letFormsLeadTo = (reply: FastifyReply, origins: readonly string[]): void => {
  waysOut.set(reply, origins);
};

const frames = new WeakMap<FastifyReply, readonly string[]>();

/** Lets this reply frame pages of these origins. */
export const letFramesShow = (reply: FastifyReply, origins: readonly string[]): void => {
  frames.set(reply, origins);
};

/** Nothing from elsewhere, nothing inline without the nonce, framed by nobody (CSP level 3). */
const policyOf = (nonce: string, formTargets: readonly string[], framed: readonly string[]) =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    ['form-action', `'self'`, ...formTargets].join(' '),
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    ...(framed.length > 0 ? [['frame-src', ...framed].join(' ')] : []),
  ].join('; ');

/** Sets the headers that every reply carries. `formTargets`: origins that forms may lead to by redirect. */
export function setSecurityHeaders(
  app: FastifyInstance,
  formTargets: () => readonly string[],
): void {
  app.addHook('onSend', async (request, reply) => secure(request, reply, formTargets));
}

/** The same for one reply that no hook sees, once its type is known. */
export function secure(
  request: FastifyRequest,
  reply: FastifyReply,
  formTargets: () => readonly string[],
): void {
  reply.header('x-request-id', request.id);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'same-origin');
  reply.header('cross-origin-resource-policy', 'same-origin');
  if (request.protocol === 'https')
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (!String(reply.getHeader('content-type') ?? '').startsWith('text/html')) return;
  reply.header(
    'content-security-policy',
    policyOf(
      nonceOf(reply),
      [...formTargets(), ...(waysOut.get(reply) ?? [])],
      frames.get(reply) ?? [],
    ),
  );
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  reply.header('x-frame-options', 'DENY');
}
