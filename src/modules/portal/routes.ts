import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, Serve } from '#kernel/http';
import { answered, type PageAnswer } from '#kernel/module';
import { brandOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { whoIAm } from '#modules/identity';
import { findAnything, readToday } from './contract.ts';
import type { PortalParts } from './pages.ts';
import { placesFor } from './queries/places.ts';
import { search } from './queries/search.ts';
import { today } from './queries/today.ts';

/** The portal's doors: today's answer, and every house's pages as a browser asks for them. */
export function routes(serve: Serve<Visit, Context>, parts: PortalParts): void {
  const drawn = async (
    ctx: Context,
    { asked, nonce }: Exchange,
    answers: readonly PageAnswer[],
    widgets: string[] = [],
  ) => ({
    html: parts.draw({
      path: asked.path,
      search: asked.url.slice(asked.path.length + 1),
      me: await whoIAm(ctx),
      brand: await brandOf(ctx),
      comfort: readComfort(asked.header('cookie')),
      places: await placesFor(ctx, parts.places),
      widgets,
      answers: [...answers],
      nonce,
    }),
  });

  serve(findAnything, (ctx, { text }) => search(ctx, text, parts.searchables));
  serve(readToday, (ctx) => today(ctx, parts.widgets));
  serve.page(page('/', 'Today.'), async (ctx, exchange) => {
    const now = await today(ctx, parts.widgets);
    const names = now.widgets.map(({ name }) => name);
    return drawn(ctx, exchange, [answered(readToday, {}, now)], names);
  });
  for (const { path, summary, answers } of parts.pages)
    serve.page(page(path, summary), async (ctx, exchange) =>
      drawn(ctx, exchange, await answers(ctx, exchange.given)),
    );
}

const page = (path: string, summary: string) =>
  ({ method: 'GET', path, access: 'signed-in', summary }) as const;
