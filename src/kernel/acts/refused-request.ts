import { type Act, type Acting, noteRefused } from '../acts.ts';
import { networkOf } from '../address.ts';
import type { Log } from '../log.ts';
import type { Refusal } from '../refusal.ts';
import { type Bound, openBound } from './bound.ts';

/** A door, as far as traces know it. */
interface Door {
  method: string;
  /** What it does; doors that only show things have none. */
  verb?: `${string}.${string}`;
}

/** Refusals written already by somebody who knew more of them. */
const noted = new WeakSet<Refusal>();

const bound: Bound = openBound({ each: 20, all: 5_000 });

/**
 * Writes that a request was refused, outside the transaction that was rolled back: a change that somebody signed in, or
 * a program, was not allowed; and a thing that they may not read, or that does not exist for them. Never fails: the
 * refusal is answered whatever happens here.
 */
export async function noteRefusedRequest(
  ctx: Acting & { log: Log },
  door: Door,
  refusal: Refusal,
): Promise<void> {
  const isSomebody = (ctx.actor ?? null) !== null || ctx.client !== undefined;
  const isRead = door.method === 'GET';
  const isNews = isRead ? refusal.reason === 'forbidden' || refusal.reason === 'missing' : true;
  if (!isSomebody || !isNews || noted.has(refusal)) return;
  await noteBounded(
    ctx,
    { verb: door.verb ?? (isRead ? 'kernel.read' : 'kernel.change') },
    refusal,
  );
}

/** The same for a refusal of which its house knows more; the bound is the same. */
export async function noteBounded(
  ctx: Acting & { log: Log },
  act: Act,
  refusal: Refusal,
): Promise<void> {
  noted.add(refusal);
  const whose =
    (ctx.actor?.support ?? ctx.actor)?.personId ??
    ctx.client?.id ??
    act.to?.id ??
    networkOf(ctx.asked?.ip ?? '');
  const verdict = bound(`${whose} ${act.verb} ${refusal.code}`, new Date());
  if (verdict === 'drop') return;
  const told = verdict === 'last' ? { ...act, verb: 'kernel.stop-noting' as const } : act;
  await noteRefused(ctx, told, refusal.code).catch((error: unknown) =>
    ctx.log.warn({ err: error }, 'a refusal could not be written down'),
  );
}
