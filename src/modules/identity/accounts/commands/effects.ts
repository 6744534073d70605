import { sql } from 'kysely';
import { callBack, sendAway } from '#modules/directory';
import { tellChange } from '../../factors/commands/tell-change.ts';
import { db } from '../../tables.ts';
import { CODE_DAYS, codeDigest, drawCode } from '../codes.ts';
import type { Desk } from '../desk.ts';
import type { ChosenAccount } from '../queries/targets.ts';

/** What an act does to its accounts, in the caller's transaction. */
export interface Doing {
  actId: string;
  reason: string;
  now: Date;
}

type Targets = readonly ChosenAccount[];

const ids = (targets: Targets) => targets.map(({ id }) => id);
const people = (targets: Targets) => targets.map(({ personId }) => personId);

/** Locked, and every session ended on every host. */
export async function lockAccounts(ctx: Desk, targets: Targets, { reason, now }: Doing) {
  await sql`
    insert into identity.account_lock (account_id, since, locked_by, reason)
    select id, ${now}, ${ctx.actor?.personId ?? null}, ${reason} from unnest(${ids(targets)}::uuid[]) as id
    on conflict do nothing`.execute(db(ctx));
  await endSessionsOf(ctx, ids(targets), now);
}

/** Open again; why they were locked is kept with the act. */
export async function unlockAccounts(ctx: Desk, targets: Targets, { actId }: Doing) {
  await sql`
    with freed as (
      delete from identity.account_lock where account_id = any(${ids(targets)}::uuid[]) returning account_id, reason)
    update identity.account_act_line n set was = jsonb_build_object('reason', f.reason)
    from freed f where n.act_id = ${actId} and n.account_id = f.account_id`.execute(db(ctx));
}

/** No password, no link, no session, and a code to choose another with; the former hashes are kept with the act. */
export async function resetAccounts(ctx: Desk, targets: Targets, { actId, now }: Doing) {
  await sql`
    update identity.account_act_line n set was = jsonb_build_object('hash', a.password_hash, 'former', (
      select coalesce(jsonb_object_agg(f.login, f.password_hash), '{}') from identity.former_login f where f.account_id = a.id))
    from identity.account a where n.act_id = ${actId} and a.id = n.account_id`.execute(db(ctx));
  await sql`
    with former as (
      update identity.former_login set password_hash = null where account_id = any(${ids(targets)}::uuid[])
    ), links as (
      delete from identity.password_link where account_id = any(${ids(targets)}::uuid[]))
    update identity.account set password_hash = null where id = any(${ids(targets)}::uuid[])`.execute(
    db(ctx),
  );
  await endSessionsOf(ctx, ids(targets), now);
  return giveCodes(ctx, targets, now);
}

/** A code for each, with which to choose a password; a former one is no more. Said here, kept as a digest. */
export async function giveCodes(
  ctx: Desk,
  targets: readonly Pick<ChosenAccount, 'id' | 'login' | 'displayName'>[],
  now: Date,
) {
  const codes = targets.map(({ id, login, displayName }) => ({
    id,
    login,
    displayName,
    code: drawCode(),
  }));
  const endsAt = new Date(now.valueOf() + CODE_DAYS * 86_400_000);
  await sql`
    insert into identity.activation_code (account_id, code_hash, made_by, ends_at)
    select c.id, decode(c.hash, 'hex'), ${ctx.actor?.personId ?? null}, ${endsAt}
    from unnest(${codes.map(({ id }) => id)}::uuid[],
      ${codes.map(({ id, code }) => codeDigest(id, code).toString('hex'))}::text[]) as c(id, hash)
    on conflict (account_id) do update set code_hash = excluded.code_hash, made_by = excluded.made_by,
      ends_at = excluded.ends_at`.execute(db(ctx));
  return { codes: codes.map(({ id: _, ...shown }) => shown), endsAt };
}

/** No second factor any more, and no session: its owner comes in with the password, and adds another. */
export async function resetFactors(ctx: Desk, targets: Targets, { now }: Doing) {
  await sql`
    with codes as (delete from identity.recovery_code where account_id = any(${ids(targets)}::uuid[]))
    delete from identity.factor where account_id = any(${ids(targets)}::uuid[])`.execute(db(ctx));
  await endSessionsOf(ctx, ids(targets), now);
  for (const { id } of targets) await tellChange(ctx, id, { what: 'reset' });
}

/** Sent away: at once listed nowhere and closed. */
export async function deleteAccounts(ctx: Desk, targets: Targets, { reason, now }: Doing) {
  await sendAway(ctx, people(targets), reason);
  await endSessionsOf(ctx, ids(targets), now);
}

/** There again, as they were. */
export async function restoreAccounts(ctx: Desk, targets: Targets) {
  await callBack(ctx, people(targets));
}

/** Every session ended on every host; whoever is at the door with half a proof begins again. */
export async function endSessionsOf(ctx: Desk, accounts: readonly string[], now: Date) {
  await sql`
    with waiting as (delete from identity.arrival where account_id = any(${[...accounts]}::uuid[]))
    update identity.session set ended_at = ${now}, end_reason = 'closed'
    where account_id = any(${[...accounts]}::uuid[]) and ended_at is null`.execute(db(ctx));
}
