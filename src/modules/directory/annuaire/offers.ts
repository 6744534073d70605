import { answered, type PageAnswer, type PageOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from '../actor.ts';
import { readStructure as endpoint, findStructures, readAnnuaire } from './contract.ts';
import { canFindStructures } from './policy.ts';
import { annuaire } from './queries/annuaire.ts';
import { structuresFound } from './queries/structures.ts';
import { readStructure } from './routes.ts';

/** `/annuaire` and `/structures/:id`. */
export const annuairePages: readonly PageOffer<Context>[] = [
  {
    path: '/annuaire',
    summary: 'The people whom I may know, and the structures that I look after.',
    answers: async (ctx, given) => [
      answered(readAnnuaire, {}, await annuaire(ctx)),
      ...(canFindStructures(ctx.actor) ? [await structuresAsked(ctx, given)] : []),
    ],
  },
  {
    path: '/structures/:id',
    summary: 'A structure where I work or that I look after.',
    answers: async (ctx, { id }) => {
      const { success, data } = endpoint.input.safeParse({ structureId: id });
      if (!success) return refuse('missing', 'directory.no-such-structure-for-you');
      return [answered(endpoint, data, await readStructure(ctx, data.structureId))];
    },
  },
];

/** What the address asks for; an address that was tampered with asks for all. */
async function structuresAsked(
  ctx: Context,
  { structure, after }: Readonly<Record<string, unknown>>,
): Promise<PageAnswer> {
  const { data = {} } = findStructures.input.safeParse({
    ...(structure !== undefined && structure !== '' && { text: structure }),
    ...(after !== undefined && { after }),
  });
  return answered(findStructures, data, await structuresFound(ctx, data));
}

/** The words of what it refuses. */
export const annuaireRefusals = {
  'directory.no-such-structure-for-you': {
    fr: 'Cet établissement n’existe pas, ou ce n’est pas l’un des vôtres. Revenez à l’annuaire.',
    en: 'This school does not exist, or is not one of yours. Go back to the directory.',
  },
} as const;
