import pg from 'pg';
import type { TakenFeed } from './report.ts';

/** A feed as it was taken or refused; `report` without the people it names. */
export interface FeedOfHistory {
  id: string;
  source: string;
  kind: 'complete' | 'delta';
  date: string;
  startedAt: string;
  outcome: 'applied' | 'refused' | null;
  /** When it was undone; null: it was not. */
  undoneAt: string | null;
  report: Partial<Omit<TakenFeed, 'refused'>> | null;
}

/** The last hundred feeds of a database, newest first. */
export async function feedHistory(url: string): Promise<FeedOfHistory[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'preau feed' });
  await client.connect();
  try {
    const { rows } = await client.query<FeedOfHistory>(
      `select id, source, kind, feed_date::text as date, outcome, report - 'refused' - 'structures' as report,
         to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startedAt",
         to_char(undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "undoneAt"
       from directory.feed order by started_at desc limit 100`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
