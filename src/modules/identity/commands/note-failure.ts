import { sql } from 'kysely';
import { networkOf } from '#kernel/address';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';
import { addressLimit, type Buckets, limits, type Place } from '../throttle.ts';

/**
 * Counts a failed try in its three buckets, in the order of their digests so that two at once never wait for each
 * other in a circle; and that this address failed on this login. Not waited for on the disk: a crash may forget the
 * failures of its last half second.
 */
export async function noteFailure(
  ctx: Pick<Visit, 'db' | 'clock'>,
  buckets: Buckets,
  from: Pick<Place, 'isShared'> & { ip: string },
) {
  const now = ctx.clock.now();
  const each = { ...limits, address: addressLimit(from) };
  const kinds = ['pair', 'login', 'address'] as const;
  await sql`
    with quick as (select set_config('synchronous_commit', 'off', true)), tried as (
      insert into identity.tried_login (address, login, network, at)
      select ${buckets.address}, ${buckets.login}, ${networkOf(from.ip)}::cidr, ${now}::timestamptz from quick
      on conflict (address, login) do update set at = excluded.at
    )
    insert into identity.failure_level as f (bucket, level, most, seconds_each, at)
    select t.bucket, 1, t.most, t.seconds_each, ${now}
    from quick, unnest(
      ${kinds.map((kind) => buckets[kind])}::bytea[],
      ${kinds.map((kind) => each[kind].most)}::float8[],
      ${kinds.map((kind) => each[kind].secondsEach)}::float8[]) as t (bucket, most, seconds_each)
    order by t.bucket
    on conflict (bucket) do update set at = excluded.at, most = excluded.most, seconds_each = excluded.seconds_each,
      level = least(excluded.most,
        1 + greatest(0, f.level - extract(epoch from excluded.at - f.at) / excluded.seconds_each))`.execute(
    db(ctx),
  );
}
