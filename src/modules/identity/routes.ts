import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { accountRoutes } from './accounts/routes.ts';
import { endSession } from './commands/end-session.ts';
import { signIn } from './commands/sign-in.ts';
import { wearHat } from './commands/wear-hat.ts';
import * as contract from './contract.ts';
import { clearCookie } from './cookies.ts';
import { callerOf, enter } from './enter.ts';
import { localRoutes } from './local/routes.ts';
import type { IdentityOptions } from './options.ts';
import { pageRoutes } from './page-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { whoIAm } from './queries/who-i-am.ts';
import { tokenRoute } from './token-route.ts';

/** Identity's doors: the session as a resource, and the pages that work without script. */
export function routes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve(contract.signIn, async (ctx, typed, exchange) => {
    const token = await signIn(ctx, typed, await callerOf(ctx, exchange));
    return whoIAm(await enter(ctx, exchange, token));
  });
  serve(contract.whoAmI, (ctx) => whoIAm(ctx));
  serve(contract.signOut, async (ctx, _, exchange) => {
    await endSession(ctx);
    clearCookie('session', exchange);
    return {};
  });
  serve(contract.wearHat, async (ctx, hat) => whoIAm(await wearHat(ctx, hat)));
  photoRoutes(serve, options.blobs);
  pageRoutes(serve, options);
  tokenRoute(serve);
  accountRoutes(serve);
  localRoutes(serve);
}
