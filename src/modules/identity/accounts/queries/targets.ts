import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { writtenLogin } from '../../login.ts';
import { db } from '../../tables.ts';
import { type AccountVerb, type Chosen, type LeftOut, MOST_AT_ONCE } from '../contract.ts';
import { type Desk, lookerOf } from '../desk.ts';
import { canSeeAccounts, type Target, whyLeftOut } from '../policy.ts';
import { idsFound } from './accounts.ts';

/** An account that an act is about. */
export interface ChosenAccount extends Target {
  id: string;
  login: string;
  displayName: string;
}

/** What would be done, and to whom not. */
export interface Plan {
  targets: ChosenAccount[];
  leftOut: { login: string; displayName: string | null; why: LeftOut }[];
  mark: string;
}

/** Who an act would reach. Those whom one may not know are said in one's own words: as they were typed. */
export async function planOf(ctx: Desk, verb: AccountVerb, who: Chosen): Promise<Plan> {
  const { accounts, unknown } = await accountsOf(ctx, who);
  const targets: ChosenAccount[] = [];
  const leftOut: Plan['leftOut'] = unknown.map((login) => ({
    login,
    displayName: null,
    why: 'unknown',
  }));
  for (const account of accounts) {
    const why = whyLeftOut(lookerOf(ctx), verb, account);
    if (why === undefined) targets.push(account);
    else if (why !== 'unknown') leftOut.push({ ...account, why });
    else leftOut.push({ login: account.typed ?? '?', displayName: null, why });
  }
  return { targets, leftOut, mark: markOf(verb, targets) };
}

const markOf = (verb: AccountVerb, targets: readonly ChosenAccount[]): string =>
  createHash('sha256')
    .update([verb, ...targets.map(({ id }) => id).sort()].join('\n'))
    .digest('hex');

type Found = ChosenAccount & { typed?: string };

async function accountsOf(
  ctx: Desk,
  who: Chosen,
): Promise<{ accounts: Found[]; unknown: string[] }> {
  if (who.by === 'choice') return { accounts: await factsOf(ctx, { ids: who.ids }), unknown: [] };
  if (who.by === 'filter') {
    if (!canSeeAccounts(lookerOf(ctx), who.filter))
      return refuse('missing', 'identity.not-your-accounts');
    const ids = await idsFound(ctx, who.filter, MOST_AT_ONCE);
    if (ids.length > MOST_AT_ONCE) return refuse('invalid', 'identity.too-many-accounts');
    return { accounts: await factsOf(ctx, { ids }), unknown: [] };
  }
  const typed = new Map(
    who.text
      .split(/[\s,;]+/)
      .filter((word) => word !== '')
      .map((word) => [writtenLogin(word), word.slice(0, 100)]),
  );
  if (typed.size > MOST_AT_ONCE) return refuse('invalid', 'identity.too-many-accounts');
  const found = await factsOf(ctx, { logins: [...typed.keys()] });
  const accounts = found.map((account) => ({ ...account, typed: typed.get(account.asked) ?? '?' }));
  const known = new Set(found.map(({ asked }) => asked));
  return {
    accounts: [...new Map(accounts.map((account) => [account.id, account])).values()],
    unknown: [...typed].flatMap(([written, word]) => (known.has(written) ? [] : [word])),
  };
}

/** By id or by login, former ones too. */
async function factsOf(ctx: Desk, asked: { ids?: string[]; logins?: string[] }) {
  const { rows } = await sql<ChosenAccount & { asked: string }>`
    select a.id, a.person_id as "personId", a.login, c.display_name as "displayName", w.asked,
      array(select distinct b.structure_id from directory.belonging b where b.person_id = a.person_id) as "structureIds",
      array(select distinct b.profile from directory.belonging b where b.person_id = a.person_id) as profiles,
      array(select distinct b.structure_id from directory.belonging b
        where b.person_id = a.person_id and b.profile = 'DIR') as leads,
      array(select m.group_id from directory.membership m
        where m.person_id = a.person_id and m.kind in ('division', 'groupe')) as "groupIds",
      coalesce((select json_agg(p.structure_id) from directory.power_today p
        where p.person_id = a.person_id and p.verb = 'administer'), '[]') as administers,
      exists (select from identity.account_lock l where l.account_id = a.id) as "isLocked",
      exists (select from directory.leaving d where d.person_id = a.person_id and d.cause = 'decision') as "isDeleted",
      exists (select from identity.shut s where s.account_id = a.id) as "isShut",
      exists (select from identity.factor t where t.account_id = a.id) as "hasFactor",
      exists (select from directory.sent_by_feeds f where f.person_id = a.person_id) as "isSent"
    from (
      select id as account_id, '' as asked from unnest(${asked.ids ?? []}::uuid[]) as id
      union all
      select k.account_id, k.login from identity.known_login k where k.login = any(${asked.logins ?? []}::text[])) w
    join identity.account a on a.id = w.account_id
    join directory.person_card c on c.person_id = a.person_id
    order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", a.id`.execute(
    db(ctx),
  );
  return rows;
}
