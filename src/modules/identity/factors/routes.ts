import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import type { IdentityOptions } from '../options.ts';
import { protectionRoutes } from './protection.ts';
import { securityRoutes } from './security.ts';
import { verificationRoutes } from './verification.ts';

/** The doors of second factors: pages of the identity origin, where people prove who they are. */
export function factorRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  verificationRoutes(serve, options);
  protectionRoutes(serve, options);
  securityRoutes(serve, options);
}
