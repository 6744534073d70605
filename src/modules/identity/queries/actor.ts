import { sql } from 'kysely';
import type { Strength } from '#contracts/directory';
import { gathered } from '#kernel/gather';
import type { Asked } from '#kernel/http';
import type { Log } from '#kernel/log';
import type { Actor, Hat, Power, Visit } from '#modules/directory';
import { cookieOf } from '../cookies.ts';
import { digestOf } from '../secrets.ts';
import { idleBefore, seenAgainAfter } from '../session-life.ts';
import { db } from '../tables.ts';

type Asking = Pick<Visit, 'db' | 'clock'> & { log: Log };

/**
 * Whoever holds the session of this request's cookie on this host, or null. One statement, shared by those who ask at
 * the same moment: session, account, person, hats and powers. That the person was seen is written at most once a minute, beside the answer and not before it.
 */
export async function actorOf(ctx: Asking, asked: Asked): Promise<Actor | null> {
  const token = cookieOf('session', asked);
  return token === undefined ? null : actorWith(ctx, token, hostName(asked), isSignOfLife(asked));
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
  isAlive = true,
): Promise<Actor | null> {
  const row = await openSession(ctx, { token: digestOf(token), host });
  if (row === undefined) return null;
  const now = ctx.clock.now();
  if (isAlive && row.last_seen_at < seenAgainAfter(now)) noteSeen(ctx, row.session_id, now);
  return actorFrom(row);
}

const openSession = gathered(
  async (ctx: Asking, keys: readonly { token: Buffer; host: string }[]) => {
    const now = ctx.clock.now();
    const { rows } = await sql<Row>`
    select asked.place, s.id as session_id, s.strength, s.started_at, s.stepped_up_at, s.last_seen_at, s.expires_at, s.structure_id, s.profile,
      a.id as account_id, a.login, a.person_id, p.civility, p.given_name, p.family_name, p.display_name,
      (select json_agg(json_build_object('structureId', c.structure_id, 'structureName', c.name, 'profile', m.code,
          'structureUai', c.uai)
          order by array_position(array['DIR','EVS','ENS','DOC','ETA','ACA','COL','TUE','TUT','ELV'], m.code), c.name, c.structure_id)
        from directory.membership m join directory.structure_card c on c.structure_id = m.structure_id
        where m.person_id = a.person_id and m.kind = 'profile') as hats,
      (select json_agg(json_build_object('verb', w.verb, 'structureId', w.structure_id, 'structureName', c.name,
          'validTo', w.valid_to, 'groupId', w.group_id, 'covers', case when w.verb = 'administer' then (
            select json_agg(u.structure_id) from directory.structure_under u where u.over_id = w.structure_id) end)
          order by w.verb, c.name)
        from directory.power_today w left join directory.structure_card c on c.structure_id = w.structure_id
        where w.person_id = a.person_id) as powers
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

interface Row {
  place: number;
  session_id: string;
  strength: Strength;
  started_at: Date;
  stepped_up_at: Date | null;
  last_seen_at: Date;
  expires_at: Date;
  structure_id: string | null;
  profile: string | null;
  account_id: string;
  login: string;
  person_id: string;
  civility: string | null;
  given_name: string;
  family_name: string;
  display_name: string;
  hats: Hat[] | null;
  powers: Power[] | null;
}

/** A hat that ended while it was worn falls off: the first of the others is worn. */
function actorFrom(row: Row): Actor {
  const hats = row.hats ?? [];
  const worn = hats.find(
    ({ structureId, profile }) => structureId === row.structure_id && profile === row.profile,
  );
  return {
    personId: row.person_id,
    accountId: row.account_id,
    login: row.login,
    civility: row.civility,
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: row.display_name,
    hat: worn ?? hats[0] ?? null,
    hats,
    powers: row.powers ?? [],
    session: {
      id: row.session_id,
      strength: row.strength,
      startedAt: row.started_at,
      steppedUpAt: row.stepped_up_at,
      expiresAt: row.expires_at,
    },
  };
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
