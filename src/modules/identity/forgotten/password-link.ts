import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Errand } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Catalogue } from '#kernel/words';
import type { Visit } from '#modules/directory';
import { setPassword } from '../commands/set-password.ts';
import { passwordChanged } from '../contract.ts';
import { hashPassword } from '../password.ts';
import { type ChosenPassword, heedPolicy } from '../passwords/heed-policy.ts';
import { knownOf } from '../queries/known-of.ts';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';
import { letterWords } from './words.ts';

/** Half an hour: long enough to find the letter, too short for a box that somebody else opens later. */
const MINUTES = 30;

/** A letter that helps somebody in. */
export interface HelpLetter {
  words: Catalogue<{ title: string; body: string; open: string }>;
  href: string;
}

/**
 * What to write to somebody who forgot their password: a link that works once, kept as a digest; a former one is no
 * more. Whoever never activated their account is told how. Undefined for whom nothing opens.
 */
export async function drawPasswordLink(
  ctx: Pick<Errand, 'db'>,
  personId: string,
): Promise<HelpLetter | undefined> {
  const secret = drawSecret();
  const { rows } = await sql<{ login: string; isActivated: boolean }>`
    with mine as (
      select a.id, a.login, a.password_hash is not null as active from identity.account a
      where a.person_id = ${personId} and not exists (select from identity.shut s where s.account_id = a.id)
    ), link as (
      insert into identity.password_link (account_id, link_hash, ends_at)
      select id, ${digestOf(secret)}, now() + make_interval(mins => ${MINUTES}::int) from mine where active
      on conflict (account_id) do update set link_hash = excluded.link_hash, ends_at = excluded.ends_at
    )
    select login, active as "isActivated" from mine`.execute(db(ctx));
  const [mine] = rows;
  if (mine === undefined) return undefined;
  const say = letterWords(mine.login)[mine.isActivated ? 'forgotten' : 'waiting'];
  return { words: say, href: mine.isActivated ? linkPath(secret) : '/activation' };
}

/** Where the letter leads. */
const linkPath = (secret: string): string => `/mot-de-passe/nouveau?cle=${secret}`;

/** Whose password the holder of this link may choose; undefined when it works no more. */
export async function accountOfLink(
  ctx: Pick<Visit, 'db' | 'clock'>,
  secret: string,
): Promise<{ id: string; login: string } | undefined> {
  const { rows } = await sql<{ id: string; login: string }>`
    select a.id, a.login from identity.password_link l join identity.account a on a.id = l.account_id
    where l.link_hash = ${digestOf(secret)} and l.ends_at > ${ctx.clock.now()}
      and not exists (select from identity.shut s where s.account_id = a.id)`.execute(db(ctx));
  return rows[0];
}

/**
 * Gives the account of a link the password that was chosen; the link is spent, and every session ends. Opens none: who
 * signs in next shows all that a sign-in asks, a second factor included.
 */
export async function takePasswordLink(
  ctx: Pick<Visit, 'db' | 'clock'> & { asked?: Visit['asked'] },
  secret: string,
  chosen: ChosenPassword,
): Promise<void> {
  const account = await accountOfLink(ctx, secret);
  if (account === undefined) return refuse('missing', 'identity.password-link-over');
  await heedPolicy(chosen, await knownOf(ctx, account.id));
  const passwordHash = await hashPassword(chosen.password);
  await together(ctx, async (ctx) => {
    const { rows } = await sql`
      delete from identity.password_link
      where account_id = ${account.id} and link_hash = ${digestOf(secret)} returning account_id`.execute(
      db(ctx),
    );
    if (rows.length === 0) return refuse('missing', 'identity.password-link-over');
    const now = ctx.clock.now();
    const personId = await setPassword(ctx, account.id, passwordHash, { now });
    await note(ctx, {
      verb: 'identity.change-password',
      to: { kind: 'person', id: personId },
      scope: null,
    });
    await emit(ctx, passwordChanged, { personId });
  });
}
