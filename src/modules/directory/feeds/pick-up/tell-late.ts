import { sql } from 'kysely';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { db } from '../../tables.ts';
import { feedLate } from './contract.ts';
import type { PickUpParts } from './parts.ts';

/** Tells once of each source from which nothing was taken for as many days as administrators said. */
export async function tellLate(parts: PickUpParts): Promise<void> {
  const now = parts.now();
  await together(parts, async (ctx) => {
    const { rows } = await sql<{ id: string; label: string; days: number }>`
      update directory.pick_up p set told_late_at = ${now}
      from (select p.id, ${now}::timestamptz - coalesce(max(d.ended_at), p.created_at) as silence
            from directory.pick_up p left join directory.deposit d on d.pick_up_id = p.id and d.state = 'taken'
            group by p.id) last
      where last.id = p.id and p.stopped_at is null and p.told_late_at is null
        and last.silence > make_interval(days => p.expected_days)
      returning p.id, p.label, floor(extract(epoch from last.silence) / 86400)::int as days`.execute(
      db(ctx),
    );
    for (const { id, label, days } of rows)
      await emit(ctx, feedLate, { pickUpId: id, source: label, days });
  });
}
