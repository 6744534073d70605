import { sql } from 'kysely';

/** Joins an account `a` to what shuts it; `stateOfAccount` reads them. */
export const withShutters = sql`
  left join identity.account_lock l on l.account_id = a.id
  left join directory.leaving d on d.person_id = a.person_id`;

const today = sql`directory.today_in('Europe/Paris')`;

/** In one word, what somebody who looks after it must know first. */
export const stateOfAccount = sql<string>`case
  when d.cause = 'decision' then 'deleted'
  when l.account_id is not null then 'locked'
  when d.closes_on <= ${today} then 'closed'
  when d.person_id is not null then 'leaving'
  when a.password_hash is null then 'waiting'
  else 'active' end`;
