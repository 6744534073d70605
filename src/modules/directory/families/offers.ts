import type { Serve } from '#kernel/http';
import { answered, type PageOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../actor.ts';
import * as contract from './contract.ts';
import { familyOf } from './queries/family.ts';

/** The door of a pupil’s family. */
export function familyRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.readFamily, (ctx, { id }) => readFamily(ctx, id));
}

/** The family, or the same refusal for a pupil who is not there and for one whose family is not one’s to read. */
const readFamily = async (ctx: Context, id: string) =>
  (await familyOf(ctx, id)) ?? refuse('missing', 'directory.no-such-family');

/** `/personnes/:id/famille`. */
export const familyPage: PageOffer<Context> = {
  path: '/personnes/:id/famille',
  summary: 'Who is responsible for a pupil, and how the school reaches them.',
  answers: async (ctx, given) => {
    const { success, data } = contract.readFamily.input.safeParse(given);
    if (!success) return refuse('missing', 'directory.no-such-family');
    return [answered(contract.readFamily, data, await readFamily(ctx, data.id))];
  },
};

export const familyRefusals = {
  'directory.no-such-family': {
    fr: 'Cette page n’existe pas, ou cette famille n’est pas de celles que vous avez à connaître ici.',
    en: 'This page does not exist, or this family is not among those you may know here.',
  },
} as const;
