import { noteBounded } from '#kernel/acts/refused-request';
import type { Asked } from '#kernel/http';
import { Refusal } from '#kernel/refusal';
import type { Context } from '#modules/directory';

/** What somebody who looks as another may do: look, be themselves again, and go. */
const allowed = new Set([
  'POST /assistance/fin',
  'POST /deconnexion',
  'DELETE /api/identity/session',
]);

/**
 * Refuses, at every door and before it opens, what would change something in another's name, or open an application with
 * their name on it.
 */
export async function heedReadOnly(
  ctx: Pick<Context, 'db' | 'log' | 'actor'>,
  asked: Asked,
): Promise<void> {
  if (ctx.actor.support === undefined || allowed.has(`${asked.method} ${asked.path}`)) return;
  const isLook = asked.method === 'GET' || asked.method === 'HEAD';
  if (isLook && !/^\/cas(\/|$)/.test(plainPath(asked.path))) return;
  const refusal = new Refusal('forbidden', 'identity.support-reads-only');
  await noteBounded({ ...ctx, asked }, { verb: 'kernel.change' }, refusal);
  throw refusal;
}

/** As the router reads it: `/%63as/login` leads to `/cas/login`. */
function plainPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // which the router refuses
  }
}
