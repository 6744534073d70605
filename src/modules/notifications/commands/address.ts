import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { plainAddress } from '#kernel/mail';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { codeWords, movedWords } from '../letters/address-words.ts';
import { type NotificationsOptions, postOf } from '../options.ts';
import { db } from '../tables.ts';
import { writeMail } from './write-mail.ts';

const MINUTE = 60_000;
const CODE_LIVES = 30 * MINUTE;
const MOST_TRIES = 5;
/** Codes a person may have sent in an hour: enough to mend a typing mistake, too few to fill a stranger's box. */
const MOST_CODES = 4;

/** Sends a code to the address that the actor gave; mail goes on to the former one until the code comes back. */
export const askAddress = (
  ctx: Context,
  options: Pick<NotificationsOptions, 'config'>,
  typed: string,
): Promise<void> =>
  together(ctx, async (ctx) => {
    const to = plainAddress(typed);
    if (to === undefined) return refuse('invalid', 'notifications.no-address');
    if (postOf(options) === 'off') return refuse('unavailable', 'notifications.no-mail');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = ctx.clock.now();
    const { rows } = await sql`
      insert into notifications.address as a (person_id, asked, code_hash, code_until, codes, codes_since)
      values (${ctx.actor.personId}, ${to}, ${hashOf(ctx, code)}, ${new Date(now.valueOf() + CODE_LIVES)}, 1, ${now})
      on conflict (person_id) do update set asked = excluded.asked, code_hash = excluded.code_hash,
        code_until = excluded.code_until, tries = 0,
        codes = case when a.codes_since > ${hourBefore(now)} then a.codes + 1 else 1 end,
        codes_since = case when a.codes_since > ${hourBefore(now)} then a.codes_since else ${now} end
      where a.codes < ${MOST_CODES} or a.codes_since is null or a.codes_since <= ${hourBefore(now)}
      returning person_id`.execute(db(ctx));
    if (rows.length === 0)
      return refuse('too-many', 'notifications.too-many-codes', { retryAfter: 3_600 });
    const words = { fr: codeWords.fr(code), en: codeWords.en(code) };
    await writeMail(ctx, { ...alone(ctx), name: 'notifications.address-code', words, to });
    await note(ctx, { verb: 'notifications.ask-address' });
  });

/** Takes the code back: the address counts, and the former one is told. Wrong codes are counted, and soon end it. */
export async function confirmAddress(ctx: Context, typed: string): Promise<void> {
  // A wrong code is counted in its own statement: the refusal must not undo the count.
  const { rows } = await sql<Waiting>`
    update notifications.address set tries = tries + 1
    where person_id = ${ctx.actor.personId} and asked is not null and code_until > ${ctx.clock.now()}
      and tries < ${MOST_TRIES}
    returning asked, address, code_hash`.execute(db(ctx));
  const [waiting] = rows;
  if (waiting === undefined) return refuse('conflict', 'notifications.no-code-waits');
  if (!timingSafeEqual(hashOf(ctx, typed.replace(/\s/g, '')), waiting.code_hash))
    return refuse('invalid', 'notifications.wrong-code');
  await together(ctx, async (ctx) => {
    const taken = await db(ctx)
      .updateTable('notifications.address')
      .set({ address: waiting.asked, confirmed_at: ctx.clock.now(), ...noCode })
      .where('person_id', '=', ctx.actor.personId)
      .where('code_hash', '=', waiting.code_hash)
      .executeTakeFirst();
    if (taken.numUpdatedRows !== 1n) return refuse('conflict', 'notifications.no-code-waits');
    if (waiting.address !== null && waiting.address !== waiting.asked)
      await writeMail(ctx, { ...moved(ctx), to: waiting.address });
    await note(ctx, { verb: 'notifications.confirm-address' });
  });
}

/** Forgets the address that the actor gave; it is told so. */
export const dropAddress = (ctx: Context): Promise<void> =>
  together(ctx, async (ctx) => {
    const former = await db(ctx)
      .selectFrom('notifications.address')
      .select('address')
      .where('person_id', '=', ctx.actor.personId)
      .forUpdate()
      .executeTakeFirst();
    await db(ctx)
      .updateTable('notifications.address')
      .set({ address: null, confirmed_at: null, ...noCode })
      .where('person_id', '=', ctx.actor.personId)
      .execute();
    if (former?.address) await writeMail(ctx, { ...moved(ctx), to: former.address });
    await note(ctx, { verb: 'notifications.drop-address' });
  });

interface Waiting {
  asked: string;
  address: string | null;
  code_hash: Buffer;
}

const noCode = { asked: null, code_hash: null, code_until: null, tries: 0 };

const alone = (ctx: Context) => ({
  eventId: null,
  isOptional: false,
  people: [ctx.actor.personId],
  href: '/moi/notifications',
});

const moved = (ctx: Context) => ({
  ...alone(ctx),
  name: 'notifications.address-changed',
  words: movedWords,
});

/** Of six digits a hash alone keeps nothing secret for long; it lives half an hour, and the person's id salts it. */
const hashOf = (ctx: Context, code: string): Buffer =>
  createHash('sha256').update(`${ctx.actor.personId}\n${code}`).digest();

const hourBefore = (now: Date): Date => new Date(now.valueOf() - 60 * MINUTE);
