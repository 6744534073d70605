import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Seal } from './tables.ts';

/**
 * SHA-256 over acts `a`, one line each in the order of their numbers: a JSON array of all their columns, the time in
 * microseconds since 1970. A seal stands on this text: it never changes.
 */
export const digestOfActs = sql<string>`encode(sha256(convert_to(coalesce(string_agg(json_build_array(
  a.id, (extract(epoch from a.at) * 1000000)::bigint, a.who, a.client, a.hat_scope, a.hat_profile, a.verb,
  a.object_kind, a.object_id, a.scope, a.outcome, a.code, a.reference, a.network, encode(a.session, 'hex'))::text,
  E'\n' order by a.id, a.at), ''), 'UTF8')), 'hex')`;

/** The month of an instant, as acts are kept: its first day, UTC. */
export const monthOf = (at: string) =>
  sql<string>`date_trunc('month', ${sql.ref(at)} at time zone 'UTC')::date`;

/** The digest of a seal: over its number, its bounds, its acts and the seal before. */
export const digestOfSeal = (seal: Omit<Seal, 'digest'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        seal.number,
        seal.month,
        seal.afterId,
        seal.upToId,
        seal.count,
        seal.rows,
        seal.previous,
        seal.sealedAt.toISOString(),
      ]),
    )
    .digest('hex');

/** What stands before the first seal. */
export const noSeal = '0'.repeat(64);
