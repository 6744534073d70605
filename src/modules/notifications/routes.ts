import type { Exchange, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { askAddress, confirmAddress, dropAddress } from './commands/address.ts';
import { chooseKind, chooseLanguage } from './commands/choose.ts';
import { readAllNotices, readNotice } from './commands/read-notices.ts';
import * as contract from './contract.ts';
import type { NotificationsOptions } from './options.ts';
import { canSeePost } from './policy.ts';
import { choicesOf } from './queries/choices.ts';
import { noticesOf } from './queries/notices.ts';
import { lettersOf, postOffice } from './queries/post-office.ts';
import { type Hub, openHub } from './stream/hub.ts';
import { serveWayOut } from './way-out.ts';

/** Notifications' doors. */
export function routes(serve: Serve<Visit, Context>, options: NotificationsOptions): void {
  serve(contract.listNotices, noticesOf);
  serve(contract.readNotice, async (ctx, { id }) => ({ unread: await readNotice(ctx, id) }));
  serve(contract.readAllNotices, async (ctx, { upTo }) => ({
    unread: await readAllNotices(ctx, upTo),
  }));
  serve(contract.readChoices, (ctx) => choicesOf(ctx, options));
  serve(contract.chooseKind, async (ctx, wanted) => {
    await chooseKind(ctx, options.notices, wanted);
    return {};
  });
  serve(contract.chooseLanguage, async (ctx, { language }) => {
    await chooseLanguage(ctx, language);
    return {};
  });
  serve(contract.askAddress, async (ctx, { address }) => {
    await askAddress(ctx, options, address);
    return {};
  });
  serve(contract.confirmAddress, async (ctx, { code }) => {
    await confirmAddress(ctx, code);
    return {};
  });
  serve(contract.dropAddress, async (ctx) => {
    await dropAddress(ctx);
    return {};
  });
  serve(contract.readPostOffice, (ctx) => readPostOffice(ctx, options));
  if (options.config.demo)
    serve(contract.listMyLetters, async (ctx) => ({ letters: await myLetters(ctx) }));
  serveStream(serve, options);
  serveWayOut(serve, options);
}

function serveStream(serve: Serve<Visit, Context>, { database }: NotificationsOptions): void {
  let hub: Hub | undefined;
  serve.stream(contract.listenToNews, async (ctx, { of, after }, { asked }) => {
    if (database === undefined) throw new Error('No stream is served here.');
    const { personId, session, support } = ctx.actor;
    // It would go on with their news once the help is over.
    if (support !== undefined) refuse('forbidden', 'identity.support-reads-only');
    if (of !== undefined && of !== personId) refuse('forbidden', 'notifications.other-person');
    const { db, log, clock } = ctx;
    hub ??= openHub({ db, log, clock, database });
    const { add, hasRoomFor } = hub;
    if (!hasRoomFor(personId))
      refuse('too-many', 'notifications.too-many-streams', { retryAfter: 60 });
    const sent = lastSeen(asked, after);
    return (stream) => add({ personId, sessionId: session.id, stream, sent, unread: undefined });
  });
}

/** The newest notice that the browser has: by the header when it calls again, by the address when it calls anew. */
function lastSeen(asked: Exchange['asked'], after: number | undefined): number | null {
  const header = asked.header('last-event-id') ?? '';
  if (!/^\d{1,15}$/.test(header)) return after ?? null;
  return Math.max(Number(header), after ?? 0);
}

/** How mail leaves, for those who look after the whole platform. */
export const readPostOffice = (ctx: Context, options: NotificationsOptions) => {
  if (!canSeePost(ctx.actor)) refuse('forbidden', 'notifications.post-is-for-administrators');
  return postOffice(ctx, options);
};

/** The demonstration's letters to the actor. */
export const myLetters = (ctx: Context) => lettersOf(ctx, ctx.actor.personId);
