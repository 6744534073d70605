import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import type { NoticeList, NoticeShown } from '../contract.ts';
import { db } from '../tables.ts';

const MOST = 100;

/** A row as JSON, in the shape of {@link NoticeShown}: what a stream sends and what a page lists are the same. */
export const shownRow = sql<NoticeShown>`json_build_object('id', n.id, 'number', n.number, 'name', n.name,
  'words', n.words, 'href', n.href, 'isRead', n.read_at is not null,
  'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** The actor's notices: those not read yet, then the others, newest first. */
export async function noticesOf(ctx: Context): Promise<NoticeList> {
  const { rows } = await sql<{ unread: number; shown: NoticeShown | null }>`
    select count(*) filter (where n.read_at is null) over ()::int as unread, ${shownRow} as shown
    from notifications.notice n where n.person_id = ${ctx.actor.personId}
    order by n.read_at is not null, n.at desc, n.number desc
    limit ${MOST}`.execute(db(ctx));
  return {
    unread: rows[0]?.unread ?? 0,
    notices: rows.flatMap(({ shown }) => (shown === null ? [] : [shown])),
  };
}

/** How many the actor has not read. */
export async function unreadOf(ctx: Context): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from notifications.notice
    where person_id = ${ctx.actor.personId} and read_at is null`.execute(db(ctx));
  return rows[0]?.unread ?? 0;
}
