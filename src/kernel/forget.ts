import { sql } from 'kysely';
import type { Database } from './db.ts';

/** Nobody's id (RFC 9562 §5.9): it stands where an erased person's stood, so that payloads keep their shape. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Takes an erased person out of what the kernel keeps for a time: events and what is still owed of them, dead letters,
 * jobs, and who changed a setting. Delivered events leave after a week anyway.
 */
export async function forgetInKernel(ctx: { db: Database }, personId: string): Promise<void> {
  const inside = `%${personId}%`;
  const without = (column: string) =>
    sql`replace(${sql.ref(column)}::text, ${personId}, ${nobody})`;
  await sql`
    update kernel.event set payload = ${without('payload')}::jsonb, ordering_key = ${without('ordering_key')}
    where payload::text like ${inside} or ordering_key like ${inside}`.execute(ctx.db);
  await sql`
    update kernel.delivery set ordering_key = ${without('ordering_key')}, last_error = ${without('last_error')}
    where ordering_key like ${inside} or last_error like ${inside}`.execute(ctx.db);
  await sql`
    update kernel.dead_letter set ordering_key = ${without('ordering_key')}, last_error = ${without('last_error')},
      decided_by = nullif(decided_by, ${personId}), reason = ${without('reason')}
    where decided_by = ${personId} or ordering_key like ${inside} or last_error like ${inside} or reason like ${inside}`.execute(
    ctx.db,
  );
  await sql`
    update kernel.setting set changed_by = nullif(changed_by, ${personId}), reason = ${without('reason')},
      value = ${without('value')}::jsonb
    where changed_by = ${personId} or reason like ${inside} or value::text like ${inside}`.execute(
    ctx.db,
  );
  await sql`
    update kernel.setting set changed_by = nullif(changed_by, ${personId}), reason = ${without('reason')}
    where changed_by = ${personId} or reason like ${inside}`.execute(ctx.db);
  await sql`
    update graphile_worker._private_jobs set payload = ${without('payload')}::json, last_error = ${without('last_error')}
    where payload::text like ${inside} or last_error like ${inside}`.execute(ctx.db);
}
