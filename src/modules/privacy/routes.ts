import { z } from 'zod';
import { note } from '#kernel/acts';
import { dateIn } from '#kernel/clock';
import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { type Context, minorsInChargeOf, type Visit } from '#modules/directory';
import { hasSteppedUp } from '#modules/identity';
import { mustDecide } from './commands/deciding.ts';
import { erasePerson } from './commands/forget-person.ts';
import { mergePeople } from './commands/merge-people.ts';
import { unmergePeople } from './commands/unmerge-people.ts';
import * as contract from './contract.ts';
import { archiveOf } from './copy/archive.ts';
import { gatherCopy } from './copy/gather.ts';
import { duplicateRoutes } from './duplicates/routes.ts';
import type { Keeper } from './keepers.ts';
import { findPerson } from './queries/find-person.ts';
import { keptOfMe } from './queries/kept-of-me.ts';
import { newestMerges } from './queries/merges.ts';

/** Privacy's doors. */
export function routes(serve: Serve<Visit, Context>, keepers: readonly Keeper[]): void {
  serve(contract.readKeptOfMe, (ctx) => keptOfMe(ctx, keepers));
  serve(contract.findPerson, async (ctx, { login }) => {
    mustDecide(ctx);
    return (await findPerson(ctx, login)) ?? refuse('missing', 'privacy.no-such-login');
  });
  duplicateRoutes(serve, keepers);
  serve(contract.listMerges, readMerges);
  serve(contract.mergePeople, async (ctx, asked) => ({
    id: await mergePeople({ ...ctx, keepers }, asked),
  }));
  serve(contract.unmergePeople, async (ctx, { id }) => {
    await unmergePeople({ ...ctx, keepers }, id);
    return {};
  });
  serve(contract.erasePerson, async (ctx, { login, contributions }) => {
    await erasePerson({ ...ctx, keepers }, login, contributions);
    return {};
  });
  serve.page(copyPage, async (ctx, { given }) => {
    const of = await whoseCopy(ctx, given);
    const copy = await gatherCopy(ctx, keepers, of);
    if (copy === undefined) return refuse('missing', 'privacy.no-such-person');
    await note(ctx, { verb: 'privacy.copy-person', to: { kind: 'person', id: of }, scope: null });
    const name = `mes-donnees-${dateIn('Europe/Paris', copy.madeAt)}.zip`;
    return {
      stream: archiveOf(copy),
      type: 'application/zip',
      headers: { 'content-disposition': `attachment; filename="${name}"` },
    };
  });
}

const copyPage = {
  method: 'GET',
  path: '/moi/donnees/copie',
  access: 'stepped-up',
  summary: 'All that is kept of me, or of a minor in my charge, as one archive.',
} as const;

/** Oneself, or a minor in one's charge; anybody else does not exist. */
async function whoseCopy(ctx: Context, given: Readonly<Record<string, unknown>>): Promise<string> {
  if (given['de'] === undefined) return ctx.actor.personId;
  const asked = z.uuid().safeParse(given['de']);
  const mine = await minorsInChargeOf(ctx, ctx.actor.personId);
  return (
    mine.find(({ id }) => id === asked.data)?.id ?? refuse('missing', 'privacy.no-such-person')
  );
}

/** The last merges, for whoever may undo them. */
export async function readMerges(ctx: Context) {
  mustDecide(ctx);
  return {
    merges: await newestMerges(ctx, 50),
    isProven: hasSteppedUp(ctx.actor, ctx.clock.now()),
  };
}
