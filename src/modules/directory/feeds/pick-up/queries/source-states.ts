import { sql } from 'kysely';
import type { Context } from '../../../actor.ts';
import { db } from '../../../tables.ts';
import type { FeedSourceState, WaitingDeposit } from '../contract.ts';
import { placesOf } from '../places.ts';

interface Row extends Omit<FeedSourceState, 'path' | 'lookedAt' | 'lastTakenAt' | 'lateDays'> {
  folder: string;
  lookedAt: Date | null;
  lastTakenAt: Date | null;
  createdAt: Date;
  deposits: WaitingDeposit[];
}

const DAY = 86_400_000;

/** Every folder that is looked into, with what waits there, and what was refused of the last three days. */
export async function sourceStates(ctx: Context, root: string): Promise<FeedSourceState[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<Row>`
    select p.id, p.label, p.folder, p.kind, s.name as structure, to_char(p.not_before, 'HH24:MI') as "notBefore",
      p.expected_days as "expectedDays", p.looked_at as "lookedAt", p.fault, p.created_at as "createdAt",
      (select max(d.ended_at) from directory.deposit d where d.pick_up_id = p.id and d.state = 'taken') as "lastTakenAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'state', d.state, 'reason', d.reason,
          'seenAt', to_char(d.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'feedId', d.feed_id) order by d.seen_at desc)
        from (select * from directory.deposit d
              where d.pick_up_id = p.id
                and (d.state in ('arriving', 'waiting', 'taking', 'held')
                  or d.state = 'refused' and d.ended_at > ${now}::timestamptz - interval '3 days')
              order by d.seen_at desc limit 20) d), '[]') as deposits
    from directory.pick_up p left join directory.structure s on s.id = p.structure_id
    where p.stopped_at is null order by p.label`.execute(db(ctx));
  return rows.map(({ folder, createdAt, lookedAt, lastTakenAt, ...row }) => {
    const silence = Math.floor((now.valueOf() - (lastTakenAt ?? createdAt).valueOf()) / DAY);
    return {
      ...row,
      path: placesOf(root, folder).incoming,
      lookedAt: lookedAt?.toISOString() ?? null,
      lastTakenAt: lastTakenAt?.toISOString() ?? null,
      lateDays: row.expectedDays !== null && silence >= row.expectedDays ? silence : null,
    };
  });
}
