import type { Exchange, PageReply } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { destinationOf } from './destination.ts';
import { showSignIn } from './door.ts';
import type { IdentityOptions } from './options.ts';
import type { DoorForm } from './pages/index.ts';
import { signInFromForm } from './sign-in-form.ts';

/** Where a house asks people to sign in at an address of its own. */
export interface Borrowing {
  /** A path of ours: where to go on when something more is asked first. */
  path: string;
  form: DoorForm;
}

/** The door, for a house that has an address of its own for it (`/cas/login`): same page, same rules. */
export interface BorrowedDoor {
  show: (ctx: Visit, exchange: Exchange, at: Borrowing) => Promise<PageReply>;
  /** Signs in whoever filled the form in; `then` answers for whoever came in. */
  signIn: (
    ctx: Visit,
    exchange: Exchange,
    at: Borrowing,
    then: (entered: Context) => Promise<PageReply>,
  ) => Promise<PageReply>;
}

export const borrowedDoor = (options: IdentityOptions): BorrowedDoor => ({
  show: async (ctx, exchange, { path, form }) => {
    const given = { ...exchange.given, retour: path };
    const destination = await destinationOf(ctx, given, options);
    return showSignIn(ctx, exchange, options, { destination, form });
  },
  signIn: (ctx, exchange, { path, form }, then) => {
    const typed = { ...exchange.given, login: exchange.given[form.loginName], retour: path };
    return signInFromForm(ctx, { ...exchange, given: typed }, options, { form, then });
  },
});
