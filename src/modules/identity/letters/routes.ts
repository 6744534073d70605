import type { Exchange, PageReply, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { MOST_AT_ONCE } from '../accounts/contract.ts';
import { canSeeAccounts } from '../accounts/policy.ts';
import { idsFound } from '../accounts/queries/accounts.ts';
import type { IdentityOptions } from '../options.ts';
import { addresseesOf } from './addressees.ts';
import * as contract from './contract.ts';
import { letterGroups } from './groups.ts';
import { letterheadOf } from './letterhead.ts';
import { makeLetters } from './make-letters.ts';
import { printLetters } from './print-letters.ts';

/** The doors of whoever hands out activation letters. */
export function letterRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve(contract.readLetterGroups, async (ctx, { structureId }) => ({
    groups: await groupsOf(ctx, structureId),
  }));
  serve(contract.listWaiting, async (ctx, { structureId, groupId }) => {
    if (!canSeeAccounts(ctx.actor, { structureId, divisionId: groupId }))
      return refuse('missing', 'identity.not-your-accounts');
    const filter = { structureId, divisionId: groupId, state: 'waiting' as const };
    const ids = await idsFound(ctx, filter, MOST_AT_ONCE);
    const people = await addresseesOf(ctx, structureId, ids);
    return {
      people: people.map(({ id, displayName, login, children, letterUntil }) => ({
        ...{ id, displayName, login, children },
        letterUntil: letterUntil?.toISOString() ?? null,
      })),
    };
  });
  serve.page(
    {
      method: 'POST',
      path: contract.lettersPath,
      access: 'stepped-up',
      summary: 'Make activation letters, as PDF: each has a new code, and no letter is made twice.',
      verb: 'identity.make-letters',
    },
    (ctx, exchange) => print(ctx, exchange, options),
  );
}

/** The groups of a school; refused where one looks after nobody. */
export const groupsOf = async (ctx: Context, structureId: string) =>
  (await letterGroups(ctx, structureId)) ?? refuse('missing', 'identity.not-your-accounts');

async function print(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const read = contract.LettersWanted.safeParse(exchange.given);
  if (!read.success) return refuse('missing', 'identity.not-your-accounts');
  const { structureId, groupId, sheet } = read.data;
  if (!canSeeAccounts(ctx.actor, { structureId, divisionId: groupId }))
    return refuse('missing', 'identity.not-your-accounts');
  const { letters, endsAt } = await makeLetters(ctx, read.data);
  const head = await letterheadOf(ctx, options, structureId, endsAt);
  return {
    stream: printLetters(letters, head, sheet),
    type: 'application/pdf',
    headers: { 'content-disposition': 'inline; filename="lettres-activation.pdf"' },
  };
}
