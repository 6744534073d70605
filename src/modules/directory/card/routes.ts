import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../actor.ts';
import { personPage } from '../queries/person-page.ts';
import { openField } from './commands/open-field.ts';
import { setListing } from './commands/set-listing.ts';
import * as contract from './contract.ts';
import { visibilities } from './queries/visibility.ts';

/** The doors of a person's card, and of what each shows of themselves. */
export function cardRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.readPerson, (ctx, { id }) => readPerson(ctx, id));
  serve(contract.readVisibility, async (ctx) => ({ people: await visibilities(ctx) }));
  serve(contract.setListing, async (ctx, wanted) => {
    await setListing(ctx, wanted);
    return {};
  });
  serve(contract.openField, async (ctx, wanted) => {
    await openField(ctx, wanted);
    return {};
  });
}

/** The person, or the same refusal for one that is not there and one whom one may not know. */
export const readPerson = async (ctx: Context, id: string) =>
  (await personPage(ctx, id)) ?? refuse('missing', 'directory.no-such-person-for-you');
