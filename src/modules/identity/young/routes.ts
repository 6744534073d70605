import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import type { IdentityOptions } from '../options.ts';
import { childRoutes } from './child-routes.ts';
import { teacherRoutes } from './teacher-routes.ts';

/** The doors of the sign-in of a class. */
export function youngRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  teacherRoutes(serve, options);
  childRoutes(serve, options);
}
