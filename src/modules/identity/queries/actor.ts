import { sql } from 'kysely';
import { Strength } from '#contracts/directory';
import { gathered } from '#kernel/gather';
import type { Asked } from '#kernel/http';
import type { Log } from '#kernel/log';
import type { Actor, Visit } from '#modules/directory';
import { cookieOf } from '../cookies.ts';
import { isBoundToTwo } from '../factors/policy.ts';
import { isAskedFor } from '../factors/queries/need.ts';
import { digestOf } from '../secrets.ts';
import { idleBefore, seenAgainAfter } from '../session-life.ts';
import { heedReadOnly } from '../support/read-only.ts';
import { seenAs } from '../support/seen-as.ts';
import { db } from '../tables.ts';
import { type ActorRow, actorFrom, personColumns } from './actor-row.ts';

type Asking = Pick<Visit, 'db' | 'clock'> & { log: Log };

/**
 * Whoever holds the session of this request's cookie on this host, or null. One statement, shared by those who ask at
 * the same moment: session, account, person, hats and powers. A session that is not as sure as its account needs is
 * nobody's: the door then asks for what is missing. That the person was seen is written at most once a minute, beside the answer and not before it.
 */
export async function actorOf(
  ctx: Asking,
  asked: Asked,
  rules: Rules = { demo: false },
): Promise<Actor | null> {
  const token = cookieOf('session', asked);
  if (token === undefined) return null;
  const isAlive = isSignOfLife(asked);
  const actor = await actorWith(ctx, token, hostName(asked), { ...rules, isAlive });
  if (actor?.support !== undefined) await heedReadOnly({ ...ctx, actor }, asked);
  return actor;
}

/** In the demo nobody has to have a second factor. */
interface Rules {
  demo: boolean;
}

/** A stream calls again by itself for as long as a window is open: it keeps nobody's session. */
const isSignOfLife = (asked: Asked): boolean => asked.header('accept') !== 'text/event-stream';

/** The host name of a request, without port: cookies do not know ports. */
export const hostName = ({ host }: Pick<Asked, 'host'>): string => host.replace(/:\d*$/, '');

/** The same, for a token that this request was just given. */
export async function actorWith(
  ctx: Asking,
  token: string,
  host: string,
  { isAlive = true, demo }: Rules & { isAlive?: boolean },
): Promise<Actor | null> {
  const row = await openSession(ctx, { token: digestOf(token), host });
  if (row === undefined || !(await isSureEnough(ctx, row, demo))) return null;
  const now = ctx.clock.now();
  if (isAlive && row.last_seen_at < seenAgainAfter(now)) noteSeen(ctx, row.session_id, now);
  const own = actorFrom(row);
  return row.support === null ? own : seenAs(ctx, own, row.support);
}

/** Unknown strengths are no strength; a second factor is never passed by, and who must have one comes in with it. */
async function isSureEnough(ctx: Asking, row: Row, demo: boolean): Promise<boolean> {
  if (!Strength.safeParse(row.strength).success) return false;
  if (row.strength === 'two-factor') return true;
  if (row.has_factor) return false;
  const who = { personId: row.person_id, hats: row.hats ?? [], powers: row.powers ?? [] };
  if (demo || !(isBoundToTwo(who) || row.some_are_asked)) return true;
  return !(await isAskedFor(ctx, who));
}

const openSession = gathered(
  async (ctx: Asking, keys: readonly { token: Buffer; host: string }[]) => {
    const now = ctx.clock.now();
    const { rows } = await sql<Row>`
    select asked.place, s.id as session_id, s.strength, s.started_at, s.stepped_up_at, s.last_seen_at, s.expires_at, s.structure_id, s.profile,
      exists (select from identity.factor f where f.account_id = a.id) as has_factor,
      exists (select from identity.mode o where o.name = 'second-factor' and o.ended_at is null) as some_are_asked,
      (select json_build_object('accountId', u.account_id, 'endsAt', u.ends_at) from identity.support u
        where u.session_id = s.id and u.ended_at is null and u.ends_at > ${now}) as support,
      ${personColumns}
    from unnest(${keys.map(({ token }) => token)}::bytea[], ${keys.map(({ host }) => host)}::text[])
      with ordinality as asked(token_hash, host, place)
    join identity.session_key k on k.token_hash = asked.token_hash and k.host = asked.host
    join identity.session s on s.id = k.session_id
    join identity.account a on a.id = s.account_id
    join directory.person_card p on p.person_id = a.person_id
    where s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleBefore(now)}
      and not exists (select from identity.shut where account_id = a.id)`.execute(db(ctx));
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return keys.map((_, i) => byPlace.get(i + 1));
  },
);

interface Row extends ActorRow {
  place: number;
  has_factor: boolean;
  /** A mode asks some people for a second factor. */
  some_are_asked: boolean;
  last_seen_at: Date;
  support: { accountId: string; endsAt: string } | null;
}

function noteSeen(ctx: Asking, sessionId: string, now: Date): void {
  sql`
    update identity.session set last_seen_at = ${now}
    where id = ${sessionId} and ended_at is null and last_seen_at < ${seenAgainAfter(now)}`
    .execute(db(ctx))
    .catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'a session could not be noted as seen'),
    );
}
