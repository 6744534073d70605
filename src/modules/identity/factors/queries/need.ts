import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { modesOf } from '../../modes/modes-of.ts';
import { db } from '../../tables.ts';
import { type Bound, isBoundToTwo, isNeverAsked } from '../policy.ts';

type Asking = Pick<Visit, 'db'>;

/** What an account needs besides its first proof: nothing; its second factor; or, having none yet, to get one. */
export type Need = 'nothing' | 'second-factor' | 'protection';

/** What is asked of an account at the door. In the demo nobody has to have a second factor; who has one uses it. */
export async function needOf(
  ctx: Asking,
  accountId: string,
  { demo }: { demo: boolean },
): Promise<Need> {
  const { rows } = await sql<{ hasOne: boolean; personId: string } & Bound>`
    select exists (select from identity.factor f where f.account_id = a.id) as "hasOne", a.person_id as "personId",
      coalesce((select json_agg(json_build_object('profile', m.code)) from directory.membership m
        where m.person_id = a.person_id and m.kind = 'profile'), '[]') as hats,
      coalesce((select json_agg(json_build_object('verb', w.verb)) from directory.power_today w
        where w.person_id = a.person_id), '[]') as powers
    from identity.account a where a.id = ${accountId}`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return refuse('signed-out', 'identity.unknown-login-or-password');
  if (row.hasOne) return 'second-factor';
  if (demo) return 'nothing';
  return (await isAskedFor(ctx, row)) ? 'protection' : 'nothing';
}

/** Whether a second factor is asked of somebody: by what they may do, or by a mode that holds for them. */
export const isAskedFor = async (
  ctx: Asking,
  who: Bound & { personId: string },
): Promise<boolean> =>
  isBoundToTwo(who) || (!isNeverAsked(who) && (await modesOf(ctx, who.personId)).secondFactor);
