import { sql } from 'kysely';
import { networkOf } from '#kernel/address';
import type { Context } from '#modules/directory';
import { idleBefore } from '../session-life.ts';
import { db } from '../tables.ts';
import { browserOf } from '../unusual.ts';
import type { MySession } from './contract.ts';

const MOST_ENDED = 20;

interface Row {
  id: string;
  isOpen: boolean;
  startedAt: Date;
  lastSeenAt: Date;
  agent: string;
  network: string | null;
  isHere: boolean;
}

/** The actor's own sessions: this one, the others that are open, the last ones that ended. */
export async function mySessions(ctx: Context): Promise<{ sessions: MySession[] }> {
  const now = ctx.clock.now();
  const { accountId, session } = ctx.actor;
  const { rows } = await sql<Row>`
    with mine as (
      select s.id, s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleBefore(now)} as open,
        s.started_at, s.last_seen_at, s.agent, s.network
      from identity.session s where s.account_id = ${accountId}
    ), ended as (
      select * from mine where not open order by started_at desc limit ${MOST_ENDED}
    )
    select id, open as "isOpen", started_at as "startedAt", last_seen_at as "lastSeenAt", agent,
      network::text, coalesce(network = ${networkOf(ctx.asked.ip)}::cidr, false) as "isHere"
    from (select * from mine where open union all select * from ended) s
    order by open desc, id = ${session.id} desc, last_seen_at desc, id`.execute(db(ctx));
  return {
    sessions: rows.map(({ agent, startedAt, lastSeenAt, network, ...row }) => {
      const [browser = '', system = ''] = browserOf(agent).split(', ');
      return {
        ...row,
        isThis: row.id === session.id,
        startedAt: startedAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        ...{ browser, system, network },
      };
    }),
  };
}
