import { sql } from 'kysely';
import type { Strength } from '#contracts/directory';
import { type Doer, note } from '#kernel/acts';
import { networkOf, plainAddress, subscriberOf } from '#kernel/address';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { manyLogins, riskOf } from '../brake/risk.ts';
import { unusualSignIn } from '../contract.ts';
import { hasFactor } from '../factors/queries/factors.ts';
import { digestOf, drawSecret } from '../secrets.ts';
import { endOf } from '../session-life.ts';
import { db } from '../tables.ts';
import { addressBucket, SPREAD_MINUTES } from '../throttle.ts';
import { type Before, unusualIn } from '../unusual.ts';

/** Where a sign-in comes from and goes to. */
export interface Caller {
  /** The host that will carry the session, without port. */
  host: string;
  ip: string;
  agent: string;
  /** The brand shown: among several hats, one of its structures comes first. */
  brandKey: string;
  /** The session that this browser had on this host, if any: it ends, even for the same person. */
  formerToken: string | undefined;
  /** The password that opens it is among those that everybody tries. */
  isLeaked?: boolean;
}

/**
 * Opens a session and gives its token, new at each sign-in. The hat is the one last chosen if it still is theirs, else
 * the first of the brand's structures. One statement beside its trace; `forgive` is the bucket of failures that
 * success wipes out. Refused for an account that is locked, or of somebody whose time is over; and, whatever the way in,
 * for an account that has a second factor which was not `proven`.
 */
export async function openSession(
  ctx: Opening,
  accountId: string,
  caller: Caller,
  forgive: Buffer | null,
  proven: Strength = 'password',
): Promise<string> {
  const now = ctx.clock.now();
  const token = drawSecret();
  const former = caller.formerToken === undefined ? null : digestOf(caller.formerToken);
  await together(ctx, async (ctx) => {
    const { rows } = await sql<OpenedHere>`
    with forgiven as (
      delete from identity.failure_level where bucket = ${forgive}
    ), replaced as (
      update identity.session set ended_at = ${now}, end_reason = 'replaced'
      where ended_at is null and id = (select session_id from identity.session_key where token_hash = ${former})
    ), hat as (
      select m.structure_id, m.code
      from identity.account a
      join directory.membership m on m.person_id = a.person_id and m.kind = 'profile'
      left join brands.structure_brand b on b.structure_id = m.structure_id
      where a.id = ${accountId}
      order by m.structure_id is not distinct from a.worn_structure_id and m.code is not distinct from a.worn_profile desc,
        b.brand_key is not distinct from ${caller.brandKey} desc,
        array_position(array['DIR','EVS','ENS','DOC','ETA','ACA','COL','TUE','TUT','ELV'], m.code), m.structure_id
      limit 1
    ), opened as (
      insert into identity.session
        (account_id, strength, started_at, stepped_up_at, last_seen_at, expires_at, structure_id, profile, agent, network)
      select ${accountId}, ${proven}, ${now}, ${now}, ${now}, ${endOf(now)}, hat.structure_id, hat.code,
        ${caller.agent.slice(0, 300)}, ${networkOf(caller.ip)}
      from (select) one left join hat on true
      where not exists (select from identity.shut where account_id = ${accountId})
        and (${proven} = 'two-factor' or not exists (select from identity.factor where account_id = ${accountId}))
      returning id, account_id, structure_id, profile
    ), carried as (
      insert into identity.session_key (token_hash, session_id, host)
      select ${digestOf(token)}, id, ${caller.host} from opened
    )
    select opened.id, a.person_id as "personId", opened.structure_id as "structureId", opened.profile,
      coalesce((select time_zone from directory.structure_card c where c.structure_id = opened.structure_id), 'Europe/Paris')
        as "timeZone",
      (select json_build_object('agents', coalesce(json_agg(distinct s.agent), '[]'),
          'networks', count(distinct s.network),
          'knowsNetwork', coalesce(bool_or(s.network is not distinct from ${networkOf(caller.ip)}::cidr), false))
        from identity.session s where s.account_id = opened.account_id) as before,
      exists (select from identity.known_network n
        where n.network >>= ${plainAddress(caller.ip) ?? null}::inet) as "isShared",
      (select count(*)::int from (select from identity.tried_login t
        where t.address = ${addressBucket(subscriberOf(caller.ip))}
          and t.at > ${new Date(now.valueOf() - SPREAD_MINUTES * 60_000)} limit ${manyLogins.shared}) as few) as logins
    from opened join identity.account a on a.id = opened.account_id`.execute(db(ctx));
    const [opened] = rows;
    if (opened === undefined)
      return (await isMissingFactor(ctx, accountId, proven))
        ? refuse('signed-out', 'identity.second-factor-needed')
        : refuse('forbidden', 'identity.account-shut');
    await note({ ...ctx, actor: doerOf(opened) }, { verb: 'identity.sign-in' });
    await weigh(ctx, opened, caller);
  });
  return token;
}

/** The session with what its account was opened with before: the statement does not see its own row. */
interface OpenedHere extends Opened {
  timeZone: string;
  before: Before;
  isShared: boolean;
  logins: number;
}

/** Keeps why this sign-in is risky, and tells its person when it is unusual: nothing to write, for nearly all. */
async function weigh(
  ctx: Opening,
  { id, personId, timeZone, before, isShared, logins }: OpenedHere,
  { agent, isLeaked = false }: Caller,
): Promise<void> {
  const unusual = unusualIn(before, agent.slice(0, 300));
  const risk = riskOf({ unusual, isShared, logins, isLeaked });
  if (risk.length > 0)
    await db(ctx).updateTable('identity.session').set({ risk }).where('id', '=', id).execute();
  if (unusual === undefined) return;
  const at = ctx.clock.now().toISOString();
  await emit(ctx, unusualSignIn, { personId, at, timeZone, ...unusual });
}

const isMissingFactor = async (ctx: Opening, accountId: string, proven: Strength) =>
  proven !== 'two-factor' && (await hasFactor(ctx, accountId));

type Opening = Pick<Visit, 'db' | 'clock'> & { asked?: Visit['asked'] };

/** A session as its statement gives it, with the person and the hat. */
export interface Opened {
  id: string;
  personId: string;
  structureId: string | null;
  profile: string | null;
}

/** Whoever does something in a session, before it is read as an actor's. */
export const doerOf = ({ id, personId, structureId, profile }: Opened): Doer => ({
  personId,
  hat: structureId === null || profile === null ? null : { structureId, profile },
  session: { id },
});
