import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** What is asked of somebody's account to come in, because of where they belong and as what. */
export interface Modes {
  /** A pupil or responsable who comes in by ÉduConnect alone: no local password opens their account. */
  educonnectOnly: boolean;
  /** Somebody of the staff, of whom a second factor is asked. */
  secondFactor: boolean;
  /** A password chosen before this instant opens nothing any more; null: any does. */
  newPasswordSince: Date | null;
}

/** The modes that hold for a person now. One statement. */
export async function modesOf(ctx: { db: Database }, personId: string): Promise<Modes> {
  const { rows } = await sql<{ name: string; since: Date }>`
    select o.name, max(o.since) as since from identity.mode o
    where o.ended_at is null and (
      exists (select from directory.membership m
        left join brands.structure_brand b on b.structure_id = m.structure_id
        where m.person_id = ${personId} and m.kind = 'profile'
          and (o.structure_id is null or o.structure_id = m.structure_id)
          and (o.brand_key is null or o.brand_key = b.brand_key)
          and (o.profile is null or o.profile = m.code)
          and (o.name <> 'second-factor' or m.code not in ('ELV', 'TUT', 'TUE')))
      -- Who belongs nowhere looks after the platform: a second factor, but never shut out of it.
      or o.name = 'second-factor' and o.structure_id is null and o.brand_key is null and o.profile is null
        and not exists (select from directory.membership m where m.person_id = ${personId} and m.kind = 'profile'))
      -- ÉduConnect knows pupils and responsables: whoever is something else besides keeps their password.
      and (o.name <> 'educonnect-only' or not exists (select from directory.membership m
        where m.person_id = ${personId} and m.kind = 'profile' and m.code not in ('ELV', 'TUT')))
    group by o.name`.execute(db(ctx));
  const since = new Map(rows.map((row) => [row.name, row.since]));
  return {
    educonnectOnly: since.has('educonnect-only'),
    secondFactor: since.has('second-factor'),
    newPasswordSince: since.get('new-password') ?? null,
  };
}
