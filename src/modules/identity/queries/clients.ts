import { sql } from 'kysely';
import { gathered } from '#kernel/gather';
import type { Client } from '#kernel/http';
import type { Visit } from '#modules/directory';
import { digestOf } from '../secrets.ts';
import { db } from '../tables.ts';

type Asking = Pick<Visit, 'db' | 'clock'>;

/** The program that holds this access token; undefined when it has run out, or its client has been shut out. */
export const clientOf = (ctx: Asking, token: string): Promise<Client | undefined> =>
  clientsOf(ctx, digestOf(token));

const clientsOf = gathered(async (ctx: Asking, digests: readonly Buffer[]) => {
  const now = ctx.clock.now();
  const { rows } = await sql<Client & { place: number }>`
    select asked.place, c.id, c.name, t.scopes, case when not c.is_everywhere then array(
        select s.structure_id from identity.client_structure s where s.client_id = c.id) end as structures
    from unnest(${digests}::bytea[]) with ordinality as asked(token_hash, place)
    join identity.client_token t on t.token_hash = asked.token_hash and t.expires_at > ${now}
    join identity.client c on c.id = t.client_id and c.revoked_at is null and c.ends_at > ${now}`.execute(
    db(ctx),
  );
  const byPlace = new Map(rows.map(({ place, ...client }) => [place, client]));
  return digests.map((_, i) => byPlace.get(i + 1));
});

/** A program as its keepers read it: never its secret. */
export interface ListedClient {
  id: string;
  name: string;
  scopes: string[];
  /** UAI; null: every structure. */
  structures: string[] | null;
  openedAt: Date;
  reason: string;
  endsAt: Date;
  revokedAt: Date | null;
  revokeReason: string | null;
}

/** Every program that was ever let in, newest first. */
export async function everyClient(ctx: Pick<Visit, 'db'>): Promise<ListedClient[]> {
  const { rows } = await sql<ListedClient>`
    select c.id, c.name, c.scopes, case when not c.is_everywhere then array(
        select coalesce(d.uai, d.name) from identity.client_structure s
        join directory.structure_card d on d.structure_id = s.structure_id
        where s.client_id = c.id order by d.uai) end as structures,
      c.opened_at as "openedAt", c.reason, c.ends_at as "endsAt", c.revoked_at as "revokedAt",
      c.revoke_reason as "revokeReason"
    from identity.client c order by c.opened_at desc, c.id desc`.execute(db(ctx));
  return rows;
}
