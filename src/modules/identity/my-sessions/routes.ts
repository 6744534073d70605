import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import * as contract from './contract.ts';
import { endMyOtherSessions, endMySession } from './end-my-sessions.ts';
import { mySessions } from './queries.ts';

/** The doors of one's own sessions. */
export function mySessionRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.listMySessions, (ctx) => mySessions(ctx));
  serve(contract.endMySession, async (ctx, { id }) => {
    await endMySession(ctx, id);
    return {};
  });
  serve(contract.endMyOtherSessions, (ctx) => endMyOtherSessions(ctx));
}
