import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** How accounts are opened: without a hash they wait for their activation. */
export interface Opening {
  /** The hash of the password they open with. */
  passwordHash?: string | undefined;
}

type Opened = Pick<Errand, 'db' | 'log'>;

/** One opening at a time, because numbers are given from the last one; and a whole region may take its time. */
const takeTurn = sql`
  select set_config('statement_timeout', '600000', true), pg_advisory_xact_lock(hashtext('identity.open-accounts'))`;

/**
 * Opens an account for each person who has a profile somewhere today and none yet, and for the tutors of days to come,
 * whose code is given before; all in one statement; says how many. Logins are `prenom.nom`, numbered from the second of
 * that name on, in the order in which people came.
 */
export const openAccounts = (ctx: Opened, { passwordHash }: Opening = {}): Promise<number> =>
  together(ctx, async (ctx) => {
    await takeTurn.execute(db(ctx));
    const { rows } = await sql<{ count: number }>`
      with newcomers as (
        select p.person_id, identity.login_part(p.given_name) || '.' || identity.login_part(p.family_name) as stem
        from directory.person_card p
        where (p.person_id in (select m.person_id from directory.membership m where m.kind = 'profile')
            or p.person_id in (select b.person_id from directory.belonging b where b.profile = 'TUE'))
          and not exists (select from identity.account a where a.person_id = p.person_id)
      ), hashed as (
        select person_id, stem, identity.stem_digest(stem) as stem_hash from newcomers
      ), numbered as (
        select h.person_id, h.stem, h.stem_hash,
          coalesce(l.last_number, 0) + row_number() over (partition by h.stem_hash order by h.person_id) as number
        from hashed h left join identity.login_stem l on l.stem_hash = h.stem_hash
      ), counted as (
        insert into identity.login_stem (stem_hash, last_number)
        select stem_hash, max(number) from numbered group by stem_hash
        on conflict (stem_hash) do update set last_number = excluded.last_number
      ), opened as (
        insert into identity.account (person_id, login, password_hash)
        select person_id, stem || case when number = 1 then '' else number::text end, ${passwordHash ?? null}
        from numbered order by person_id
        returning id
      )
      select count(*) from opened`.execute(db(ctx));
    const count = rows[0]?.count ?? 0;
    if (count > 0) await note(ctx, { verb: 'identity.open-accounts', scope: null });
    ctx.log.info({ accounts: count }, 'accounts opened');
    return count;
  });

/** Gives these people these logins, whatever their names; an account already open takes its new login. */
export const openNamedAccounts = (
  ctx: Opened,
  people: readonly { personId: string; login: string }[],
  { passwordHash }: Opening = {},
): Promise<void> =>
  together(ctx, async (ctx) => {
    await takeTurn.execute(db(ctx));
    const { rows: taken } = await sql<{ login: string }>`
      select login from identity.former_login where login = any(${people.map(({ login }) => login)})`.execute(
      db(ctx),
    );
    if (taken.length > 0)
      throw new Error(
        `Former logins pass to nobody: ${taken.map(({ login }) => login).join(', ')}`,
      );
    await sql`
      with named as (
        select person_id, login, identity.stem_digest(regexp_replace(login, '[0-9]+$', '')) as stem_hash,
          coalesce(nullif(substring(login from '[0-9]+$'), ''), '1')::int as number
        from unnest(${people.map(({ personId }) => personId)}::uuid[], ${people.map(({ login }) => login)}::text[])
          as named (person_id, login)
      ), counted as (
        insert into identity.login_stem as l (stem_hash, last_number)
        select stem_hash, max(number) from named group by stem_hash
        on conflict (stem_hash) do update set last_number = greatest(l.last_number, excluded.last_number)
      )
      insert into identity.account as a (person_id, login, password_hash)
      select person_id, login, ${passwordHash ?? null} from named
      on conflict (person_id) do update
        set login = excluded.login, password_hash = coalesce(excluded.password_hash, a.password_hash)`.execute(
      db(ctx),
    );
    for (const { personId: id } of people)
      await note(ctx, { verb: 'identity.open-account', to: { kind: 'person', id }, scope: null });
  });
