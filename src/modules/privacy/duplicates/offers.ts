import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import { type Context, judgesSome } from '#modules/directory';
import { listDuplicates } from './contract.ts';
import { readDuplicates } from './routes.ts';

/** `/administration/doublons`. */
export const duplicatesPage: PageOffer<Context> = {
  path: '/administration/doublons',
  summary: 'Records that may be one person, side by side.',
  answers: async (ctx, { after }) => {
    const asked = after === undefined ? {} : { after };
    const { success, data } = listDuplicates.input.safeParse(asked);
    if (!success) return refuse('missing', 'kernel.no-such-page');
    return [answered(listDuplicates, data, await readDuplicates(ctx, data.after))];
  },
};

/** Where it is found. */
export const duplicatesPlace: PlaceOffer<Context> = {
  href: '/administration/doublons',
  label: { fr: 'Doublons', en: 'Duplicates' },
  about: {
    fr: 'Les fiches qui pourraient être une seule personne, côte à côte, avec ce qui les rapproche.',
    en: 'Records that may be one person, side by side, with what they have in common.',
  },
  under: 'administration',
  isFor: ({ actor }) => judgesSome(actor),
};
