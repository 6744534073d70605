import { sql } from 'kysely';
import { settingOf } from '#kernel/settings';
import { db } from '../../tables.ts';
import { eraseFiles } from './claim.ts';
import type { PickUpParts } from './parts.ts';
import { placesOf } from './places.ts';
import { depositDays } from './settings.ts';

/** Deletes files that were put away long enough ago: they hold what the directory has, and much that it does not keep. */
export async function eraseOldDeposits(parts: PickUpParts): Promise<void> {
  const days = await settingOf(parts, depositDays);
  const now = parts.now();
  const { rows } = await sql<{ id: string; folder: string }>`
    select d.id, p.folder from directory.deposit d join directory.pick_up p on p.id = d.pick_up_id
    where d.erased_at is null and d.ended_at < ${now}::timestamptz - make_interval(days => ${days})
    order by d.ended_at limit 1000`.execute(db(parts));
  for (const { id, folder } of rows) {
    await eraseFiles(placesOf(parts.root, folder), id);
    await sql`update directory.deposit set erased_at = ${now} where id = ${id}`.execute(db(parts));
  }
}
