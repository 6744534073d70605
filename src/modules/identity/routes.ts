import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { accountRoutes } from './accounts/routes.ts';
import { brakeRoutes } from './brake/routes.ts';
import { endSession } from './commands/end-session.ts';
import { wearHat } from './commands/wear-hat.ts';
import * as contract from './contract.ts';
import { clearCookie } from './cookies.ts';
import { callerOf, enter } from './enter.ts';
import { signInAtOnce } from './factors/commands/sign-in-at-once.ts';
import { factorRoutes } from './factors/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { localRoutes } from './local/routes.ts';
import { mySessionRoutes } from './my-sessions/routes.ts';
import type { IdentityOptions } from './options.ts';
import { pageRoutes } from './page-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { whoIAm } from './queries/who-i-am.ts';
import { tokenRoute } from './token-route.ts';
import { youngRoutes } from './young/routes.ts';

/** Identity's doors: the session as a resource, and the pages that work without script. */
export function routes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve(contract.signIn, async (ctx, typed, exchange) => {
    const token = await signInAtOnce(ctx, typed, await callerOf(ctx, exchange), options);
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
  factorRoutes(serve, options);
  youngRoutes(serve, options);
  tokenRoute(serve);
  letterRoutes(serve, options);
  mySessionRoutes(serve);
  accountRoutes(serve);
  brakeRoutes(serve);
  localRoutes(serve);
}
