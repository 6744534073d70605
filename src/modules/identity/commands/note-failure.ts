import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';
import { type Buckets, limits } from '../throttle.ts';

/**
 * Counts a failed try in its three buckets, in the order of their digests so that two at once never wait for each
 * other in a circle. Not waited for on the disk: a crash may forget the failures of its last half second.
 */
export async function noteFailure(ctx: Pick<Visit, 'db' | 'clock'>, buckets: Buckets) {
  const now = ctx.clock.now();
  const kinds = ['pair', 'login', 'address'] as const;
  await sql`
    with quick as (select set_config('synchronous_commit', 'off', true))
    insert into identity.failure_level as f (bucket, level, most, seconds_each, at)
    select t.bucket, 1, t.most, t.seconds_each, ${now}
    from quick, unnest(
      ${kinds.map((kind) => buckets[kind])}::bytea[],
      ${kinds.map((kind) => limits[kind].most)}::float8[],
      ${kinds.map((kind) => limits[kind].secondsEach)}::float8[]) as t (bucket, most, seconds_each)
    order by t.bucket
    on conflict (bucket) do update set at = excluded.at, most = excluded.most, seconds_each = excluded.seconds_each,
      level = least(excluded.most,
        1 + greatest(0, f.level - extract(epoch from excluded.at - f.at) / excluded.seconds_each))`.execute(
    db(ctx),
  );
}
