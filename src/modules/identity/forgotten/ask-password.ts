import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { subscriberOf } from '#kernel/address';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { writtenLogin } from '../login.ts';
import { digestOf } from '../secrets.ts';
import { db } from '../tables.ts';
import { passwordAsked } from './contract.ts';

type Asking = Pick<Visit, 'db' | 'clock'> & { asked?: Visit['asked'] };

/**
 * How often a link may be asked for, each count leaking: of one login from one place, of one login from anywhere (a box
 * is not filled by strangers; the last link sent still works), and from one place (a whole school may be behind it).
 */
const limits = [
  { name: 'pair', most: 3, secondsEach: 600 },
  { name: 'login', most: 10, secondsEach: 600 },
  { name: 'place', most: 100, secondsEach: 30 },
] as const;

/**
 * Lets a link be sent to whoever has this login and an address. Says nothing of whether there is such a person: the same
 * statements whatever was typed, and the letter is written elsewhere, later. Too many of one login are let fall in
 * silence; too many from one place are refused, whoever they are about.
 */
export async function askPassword(ctx: Asking, typed: string, ip: string): Promise<void> {
  const login = writtenLogin(typed);
  const place = subscriberOf(ip);
  const keys = { pair: `${login}\n${place}`, login, place };
  const full = await countAsking(ctx, (name) => digestOf(`forgotten ${name}\n${keys[name]}`));
  if (full.includes('place')) refuse('too-many', 'identity.too-many-tries', { retryAfter: 600 });
  await together(ctx, async (ctx) => {
    const { rows } = await sql<{ personId: string | null }>`
      select (select a.person_id from identity.known_login k join identity.account a on a.id = k.account_id
        where k.login = ${login}) as "personId"`.execute(db(ctx));
    const personId = full.length > 0 ? null : (rows[0]?.personId ?? null);
    await emit(ctx, passwordAsked, { personId });
    const to = { kind: 'person', id: personId ?? crypto.randomUUID() };
    await note(ctx, { verb: 'identity.ask-password', to, scope: null });
  });
}

type Limit = (typeof limits)[number]['name'];

/** Counts this one where there is room, and says where there is none: what is refused does not lengthen the wait. */
async function countAsking(ctx: Asking, bucketOf: (name: Limit) => Buffer): Promise<Limit[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ name: Limit }>`
    with asked as materialized (
      select t.*, coalesce(greatest(0, f.level
          - extract(epoch from ${now}::timestamptz - f.at)::float8 / t.seconds_each), 0) as level
      from unnest(${limits.map(({ name }) => name)}::text[], ${limits.map(({ name }) => bucketOf(name))}::bytea[],
        ${limits.map(({ most }) => most)}::float8[], ${limits.map(({ secondsEach }) => secondsEach)}::float8[])
        as t (name, bucket, most, seconds_each)
      left join identity.failure_level f on f.bucket = t.bucket
    ), counted as (
      insert into identity.failure_level as f (bucket, level, most, seconds_each, at)
      select bucket, level + 1, most, seconds_each, ${now} from asked
      where not exists (select from asked where level + 1 > most) order by bucket
      on conflict (bucket) do update set level = least(f.most, excluded.level), at = excluded.at
    )
    select name from asked where level + 1 > most`.execute(db(ctx));
  return rows.map(({ name }) => name);
}
