import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import { callBack, sendAway } from '#modules/directory';
import { db } from '../../tables.ts';
import type { AccountVerb } from '../contract.ts';
import { type Desk, lookerOf } from '../desk.ts';
import { canReach, canUndo } from '../policy.ts';
import { noteEach } from './act-on-accounts.ts';

interface Act {
  verb: AccountVerb;
  structureId: string | null;
  doneBy: string | null;
  doneAt: Date;
  reason: string;
  isUndone: boolean;
}

interface Line {
  id: string;
  personId: string;
  structureIds: string[];
  administers: (string | null)[];
}

type JudgedLine = Line & { isLast: boolean; isMine: boolean };

/** Which act gives back what another did. */
const inverse = {
  lock: 'unlock',
  unlock: 'lock',
  'end-sessions': 'end-sessions',
  reset: 'reset',
  'reset-factors': 'reset-factors',
  delete: 'restore',
  restore: 'delete',
} as const;

/**
 * Takes back, as a whole, what was done: each account that one may act on, and on which nothing else was done since, is as
 * it was. Says how many, and how many were left as they are.
 */
export const undoAccountAct = (
  ctx: Desk,
  actId: string,
): Promise<{ count: number; kept: number }> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<Act>`
      select verb, structure_id as "structureId", done_by as "doneBy", done_at as "doneAt", reason,
        undone_at is not null as "isUndone"
      from identity.account_act where id = ${actId} for update`.execute(db(ctx));
    const [act] = rows;
    if (act === undefined || !canUndo(lookerOf(ctx), act))
      return refuse('missing', 'identity.no-such-act');
    const now = ctx.clock.now();
    const lines = await linesOf(ctx, actId);
    if (lines.length > 0 && !lines.some(({ isMine }) => isMine))
      return refuse('missing', 'identity.no-such-act');
    if (act.isUndone || act.doneAt < new Date(now.valueOf() - UNDO_DAYS * 86_400_000))
      return refuse('conflict', 'identity.too-late-to-undo');
    await sql`
      update identity.account_act set undone_at = ${now}, undone_by = ${ctx.actor?.personId ?? null}
      where id = ${actId}`.execute(db(ctx));
    const undone = await undo(ctx, { ...act, actId, now }, lines);
    const to = { kind: 'account-act', id: actId };
    await note(ctx, { verb: 'identity.undo-account-act', to, scope: act.structureId });
    await noteEach(ctx, inverse[act.verb], undone);
    return { count: undone.length, kept: lines.length - undone.length };
  });

/** How long what was done may be taken back. */
export const UNDO_DAYS = 30;

/** The accounts of an act, locked: whether one may act on each, and whether nothing else was done to it since that still holds. */
async function linesOf(ctx: Desk, actId: string): Promise<JudgedLine[]> {
  await sql`
    select from identity.account where id in (
      select account_id from identity.account_act_line where act_id = ${actId}) order by id for update`.execute(
    db(ctx),
  );
  const { rows } = await sql<Line & { isLast: boolean }>`
    select a.id, a.person_id as "personId",
      array(select distinct b.structure_id from directory.belonging b where b.person_id = a.person_id) as "structureIds",
      coalesce((select json_agg(p.structure_id) from directory.power_today p
        where p.person_id = a.person_id and p.verb = 'administer'), '[]') as administers,
      not exists (select from identity.account_act_line o join identity.account_act later on later.id = o.act_id
        where o.account_id = a.id and later.id > n.act_id and later.undone_at is null) as "isLast"
    from identity.account_act_line n join identity.account a on a.id = n.account_id
    where n.act_id = ${actId} order by a.id`.execute(db(ctx));
  return rows.map((line) => ({ ...line, isMine: canReach(lookerOf(ctx), line) }));
}

async function undo(
  ctx: Desk,
  act: Act & { actId: string; now: Date },
  lines: readonly JudgedLine[],
): Promise<Line[]> {
  const mine = lines.filter(({ isLast, isMine }) => isLast && isMine);
  const people = mine.map(({ personId }) => personId);
  const ids = mine.map(({ id }) => id);
  if (act.verb === 'delete') await callBack(ctx, people);
  if (act.verb === 'restore') await sendAway(ctx, people, act.reason);
  if (act.verb === 'lock')
    await sql`delete from identity.account_lock where account_id = any(${ids}::uuid[])`.execute(
      db(ctx),
    );
  if (act.verb === 'unlock') await lockAgain(ctx, act, ids);
  if (act.verb !== 'reset') return mine;
  const given = await givePasswordsBack(ctx, act.actId, ids);
  return mine.filter(({ id }) => given.has(id));
}

async function lockAgain(
  ctx: Desk,
  { actId, now }: { actId: string; now: Date },
  ids: readonly string[],
): Promise<void> {
  await sql`
    insert into identity.account_lock (account_id, since, locked_by, reason)
    select account_id, ${now}, ${ctx.actor?.personId ?? null}, was->>'reason' from identity.account_act_line
    where act_id = ${actId} and account_id = any(${[...ids]}::uuid[]) and was ? 'reason'
    on conflict do nothing`.execute(db(ctx));
  await sql`
    update identity.session set ended_at = ${now}, end_reason = 'closed'
    where account_id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(db(ctx));
}

/** Only where the code was not used: a password chosen since stays. */
async function givePasswordsBack(
  ctx: Desk,
  actId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with spent as (
      delete from identity.activation_code c using identity.account a
      where c.account_id = any(${[...ids]}::uuid[]) and a.id = c.account_id and a.password_hash is null
      returning c.account_id
    ), former as (
      update identity.former_login f set password_hash = n.was->'former'->>f.login
      from identity.account_act_line n join spent s on s.account_id = n.account_id
      where n.act_id = ${actId} and f.account_id = n.account_id
    )
    update identity.account a set password_hash = n.was->>'hash'
    from identity.account_act_line n join spent s on s.account_id = n.account_id
    where n.act_id = ${actId} and a.id = n.account_id
    returning a.id`.execute(db(ctx));
  return new Set(rows.map(({ id }) => id));
}
