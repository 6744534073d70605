import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { noteEach } from '../accounts/commands/act-on-accounts.ts';
import { giveCodes } from '../accounts/commands/effects.ts';
import type { Chosen } from '../accounts/contract.ts';
import { planOf } from '../accounts/queries/targets.ts';
import { db } from '../tables.ts';
import { addresseesOf } from './addressees.ts';
import type { LettersWanted } from './contract.ts';
import type { Letter } from './letter.ts';

/**
 * Draws a code for each of those chosen who have not activated their account, and gives what their letters say. The codes
 * are kept as digests: no letter is ever made again, only another one, after which the former opens nothing. Whom one may
 * not reset is left out; refuses when nobody is left.
 */
export const makeLetters = (
  ctx: Context,
  wanted: Omit<LettersWanted, 'sheet'>,
): Promise<{ letters: Letter[]; endsAt: Date }> =>
  together(ctx, async (ctx) => {
    const { structureId } = wanted;
    const { targets } = await planOf(ctx, 'reset', chosenBy(wanted));
    const waiting = new Set(await lockWaiting(ctx, targets, wanted.who));
    const mine = targets.filter(({ id }) => waiting.has(id));
    if (mine.length === 0) return refuse('conflict', 'identity.no-letter-to-make');
    const { codes, endsAt } = await giveCodes(ctx, mine, ctx.clock.now());
    await note(ctx, {
      verb: 'identity.make-letters',
      to: { kind: 'structure', id: structureId },
      scope: structureId,
    });
    await noteEach(ctx, 'reset', mine);
    const codeOf = new Map(codes.map(({ login, code }) => [login, code]));
    const addressees = await addresseesOf(ctx, structureId, [...waiting]);
    return {
      letters: addressees.map(({ id: _, letterUntil: __, ...one }) => ({
        ...one,
        code: codeOf.get(one.login) ?? '',
      })),
      endsAt,
    };
  });

/** Everybody of the group who waits, judged by the group; or one of them. */
const chosenBy = ({ structureId, groupId, accountId }: Omit<LettersWanted, 'sheet'>): Chosen =>
  accountId === undefined
    ? { by: 'filter', filter: { structureId, divisionId: groupId, state: 'waiting' } }
    : { by: 'choice', ids: [accountId] };

/** Those of them who have no password at this very moment, held so that nobody activates meanwhile. */
async function lockWaiting(
  ctx: Pick<Context, 'db' | 'clock'>,
  targets: readonly { id: string }[],
  who: LettersWanted['who'],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from identity.account a
    where a.id = any(${targets.map(({ id }) => id)}::uuid[]) and a.password_hash is null
      and (${who} = 'all' or not exists (select from identity.activation_code c
        where c.account_id = a.id and c.ends_at > ${ctx.clock.now()}))
    order by a.id for update`.execute(db(ctx));
  return rows.map(({ id }) => id);
}
