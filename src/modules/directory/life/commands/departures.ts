import { sql } from 'kysely';
import type { Acting } from '#kernel/acts';
import { db } from '../../tables.ts';

/**
 * Sends people away by decision: at once no longer listed, nor able to sign in; erased when those are who left. Whoever
 * was already leaving keeps their first day. The caller has asked the policy.
 */
export async function sendAway(
  ctx: Acting,
  people: readonly string[],
  reason: string,
): Promise<void> {
  const today = sql`directory.today_in('Europe/Paris')`;
  await sql`
    insert into directory.departure as d (person_id, cause, since, closes_on, decided_by, reason)
    select person, 'decision', ${today}, ${today}, ${ctx.actor?.personId ?? null}, ${reason}
    from unnest(${[...people]}::uuid[]) as person
    on conflict (person_id) do update set cause = 'decision', closes_on = excluded.closes_on,
      decided_by = excluded.decided_by, reason = excluded.reason`.execute(db(ctx));
}

/** Takes that back: whoever is missing from the feeds is leaving for that alone, whoever is not is there again. */
export async function callBack(ctx: Acting, people: readonly string[]): Promise<void> {
  await sql`
    delete from directory.departure where cause = 'decision' and person_id = any(${[...people]}::uuid[])`.execute(
    db(ctx),
  );
  await sql`
    insert into directory.departure (person_id, cause, since)
    select id, 'feed', least(missing_since, directory.today_in('Europe/Paris')) from directory.person
    where id = any(${[...people]}::uuid[]) and missing_since is not null and not directory.is_staying(id)
    on conflict do nothing`.execute(db(ctx));
}
