import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import type { NoticeShown } from '../contract.ts';
import { db } from '../tables.ts';
import { shownRow } from './notices.ts';

/** What streams ask for a person: the notices above a number; null: none, only where one stands. */
export interface NewsAsked {
  personId: string;
  after: number | null;
}

/** One person's news, all read at one instant. */
export interface NewsOfPerson {
  personId: string;
  /** As it was asked. */
  after: number | null;
  /** The highest number given so far. */
  lastNumber: number;
  unread: number;
  /** In the order of their numbers, {@link AT_ONCE} at most. */
  notices: NoticeShown[];
}

/** A person's notices that one reading brings at most: when it brings as many, there may be more. */
export const AT_ONCE = 50;

/** The news of many people, with one statement. */
export async function newsOf(
  ctx: { db: Database },
  asked: readonly NewsAsked[],
): Promise<NewsOfPerson[]> {
  const { rows } = await sql<NewsOfPerson>`
    select asked.person_id as "personId", asked.after, coalesce(r.last_number, 0) as "lastNumber",
      (select count(*)::int from notifications.notice n
        where n.person_id = asked.person_id and n.read_at is null) as unread,
      coalesce((select json_agg(${shownRow} order by n.number) from (
          select * from notifications.notice n
          where n.person_id = asked.person_id and n.number > asked.after order by n.number limit ${AT_ONCE}) n), '[]') as notices
    from unnest(${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ after }) => after)}::bigint[])
      as asked(person_id, after)
    left join notifications.reader r on r.person_id = asked.person_id`.execute(db(ctx));
  return rows;
}
