import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Notice } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Language } from '#kernel/words';
import type { Context, Visit } from '#modules/directory';
import type { Where } from '../contract.ts';
import { db } from '../tables.ts';

/** Wants a kind of notice or not; what protects an account is always wanted. */
export const chooseKind = (
  ctx: Context,
  notices: readonly Notice[],
  wanted: { name: string; where: Where },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const kind = notices.find(({ name }) => name === wanted.name);
    if (kind === undefined) return refuse('missing', 'notifications.no-such-kind');
    if (!kind.isOptional) return refuse('forbidden', 'notifications.always-sent');
    const chosen = {
      in_portal: wanted.where === 'everywhere' || wanted.where === 'portal',
      by_mail: wanted.where === 'everywhere' || wanted.where === 'mail',
    };
    await db(ctx)
      .insertInto('notifications.choice')
      .values({ person_id: ctx.actor.personId, name: kind.name, ...chosen })
      .onConflict((on) => on.columns(['person_id', 'name']).doUpdateSet(chosen))
      .execute();
    await note(ctx, { verb: 'notifications.choose-kind' });
  });

/** Chooses the language of the actor's letters. */
export const chooseLanguage = (ctx: Context, language: Language): Promise<void> =>
  together(ctx, async (ctx) => {
    await db(ctx)
      .insertInto('notifications.reader')
      .values({ person_id: ctx.actor.personId, last_number: 0, language })
      .onConflict((on) => on.column('person_id').doUpdateSet({ language }))
      .execute();
    await note(ctx, { verb: 'notifications.choose-language' });
  });

/**
 * Takes the one click of a letter: its reader has no more mail of that kind. Done twice, it changes nothing more. The
 * token is the proof; gives the kind's name, or undefined for a token that opens nothing.
 */
export const takeWayOut = (
  ctx: Pick<Visit, 'db' | 'asked'>,
  token: string,
): Promise<string | undefined> =>
  together(ctx, async (ctx) => {
    const way = await db(ctx)
      .selectFrom('notifications.way_out')
      .select(['person_id', 'name'])
      .where('token', '=', token)
      .executeTakeFirst();
    if (way === undefined) return undefined;
    await db(ctx)
      .insertInto('notifications.choice')
      .values({ ...way, in_portal: true, by_mail: false })
      .onConflict((on) => on.columns(['person_id', 'name']).doUpdateSet({ by_mail: false }))
      .execute();
    const to = { kind: 'person', id: way.person_id };
    await note(ctx, { verb: 'notifications.refuse-mail', to, scope: null });
    return way.name;
  });
