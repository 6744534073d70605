import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../actor.ts';
import * as contract from './contract.ts';
import { canFindStructures } from './policy.ts';
import { annuaire } from './queries/annuaire.ts';
import { structurePage } from './queries/structure-page.ts';
import { structuresFound } from './queries/structures.ts';

/** The doors of the pages where people and structures are looked up. */
export function annuaireRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.readAnnuaire, (ctx) => annuaire(ctx));
  serve(contract.findStructures, (ctx, asked) => {
    if (!canFindStructures(ctx.actor)) refuse('missing', 'kernel.no-such-page');
    return structuresFound(ctx, asked);
  });
  serve(contract.readStructure, (ctx, { structureId }) => readStructure(ctx, structureId));
}

/** The structure, or the same refusal for one that is not there and one that is not theirs. */
export const readStructure = async (ctx: Context, id: string) =>
  (await structurePage(ctx, id)) ?? refuse('missing', 'directory.no-such-structure-for-you');
