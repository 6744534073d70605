import { sql } from 'kysely';
import type { LdapPlace } from '#config';
import type { Errand } from '#kernel/module';
import { custodyTurnedSince } from '#modules/directory';
import { db } from '../tables.ts';
import { syncReplica } from './sync-replica.ts';

/**
 * Tells the replica within a minute what may not wait for the next whole pass: whoever was erased or merged is taken out,
 * and restrictions that begin or end at midnight hold there too. Nothing to tell costs two small questions.
 */
export async function followAtOnce(ctx: Errand, place: LdapPlace): Promise<void> {
  const { rows } = await sql<{ since: string; at: string; hasOrphans: boolean }>`
    select coalesce(looked_at, told_at)::text as since, clock_timestamp()::text as at,
      exists (select from ldap.sent_entry where person_id is null and branch in ('people', 'unlisted')) as "hasOrphans"
    from ldap.replica where url = ${place.url} and base = ${place.base} and told_at is not null`.execute(
    db(ctx),
  );
  const [known] = rows;
  if (known === undefined) return;
  const people = await custodyTurnedSince(ctx, known.since);
  if (people.length > 0 || known.hasOrphans) await syncReplica(ctx, { place, people });
  await sql`update ldap.replica set looked_at = ${known.at}`.execute(db(ctx));
}
