import { sql } from 'kysely';
import type { z } from 'zod';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import {
  type Context,
  delegationPlaces,
  isStayAllowed,
  openLocalPerson,
  openStay,
} from '#modules/directory';
import { giveCodes } from '../../accounts/commands/effects.ts';
import { openAccounts } from '../../commands/open-accounts.ts';
import { db } from '../../tables.ts';
import type { openLocalAccount as endpoint } from '../contract.ts';

/** Lets somebody in whom no feed brings: the person, their place until a day, their account, and a code to open it with. */
export const openLocalAccount = (ctx: Context, wanted: z.output<(typeof endpoint)['input']>) =>
  together(ctx, async (ctx) => {
    const { structureId, givenName, familyName, email, kind, profile, reason, until } = wanted;
    const place = (await delegationPlaces(ctx)).find(({ id }) => id === structureId);
    if (place === undefined) return refuse('missing', 'identity.not-your-accounts');
    const { today } = place;
    if (!isStayAllowed({ kind, profile, until, today }))
      return refuse('invalid', 'identity.stay-not-allowed');
    const personId = await openLocalPerson(ctx, { givenName, familyName, email });
    const id = await openStay(ctx, {
      ...{ personId, structureId, kind, profile, reason, today, until },
    });
    await openAccounts(ctx);
    const { rows } = await sql<{ id: string; login: string; displayName: string }>`
      select a.id, a.login, c.display_name as "displayName" from identity.account a
      join directory.person_card c on c.person_id = a.person_id where a.person_id = ${personId}`.execute(
      db(ctx),
    );
    const [account] = rows;
    if (account === undefined) throw new Error('The account was not opened.');
    const { codes, endsAt } = await giveCodes(ctx, [account], ctx.clock.now());
    const to = { kind: 'person', id: personId };
    await note(ctx, { verb: 'identity.open-local-account', to, scope: structureId });
    const { login, displayName } = account;
    return { id, login, displayName, code: codes[0]?.code ?? '', codeEndsAt: endsAt.toISOString() };
  });
