import { z } from 'zod';
import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { brandOf } from '#modules/brands';
import { type Context, listFeeds, readDivision, type Visit } from '#modules/directory';
import { whoIAm } from '#modules/identity';
import { readToday } from './contract.ts';
import type { PageContent, PortalParts } from './pages.ts';
import { today } from './queries/today.ts';

const DivisionAddress = z.object({ id: z.uuid() });

/** The portal's doors: one answer for the browser app, and the pages as a browser asks for them. */
export function routes(serve: Serve<Visit, Context>, parts: PortalParts): void {
  const todayHere = (ctx: Context) => today(ctx, parts.widgets);
  serve(readToday, todayHere);

  const page = (path: string, summary: string, read: Read) =>
    serve.page(
      { method: 'GET', path, access: 'signed-in', summary } as const,
      async (ctx, exchange) => {
        const content = await read(ctx, exchange.given);
        return { html: await drawn(ctx, exchange, content) };
      },
    );
  const drawn = async (ctx: Context, { asked, nonce }: Exchange, content: PageContent) => {
    const brand = await brandOf(ctx);
    const me = content.today?.me ?? (await whoIAm(ctx));
    const comfort = readComfort(asked.header('cookie'));
    return parts.pages({ path: asked.path, me, brand, comfort, nonce, ...content });
  };

  page('/', 'Today.', async (ctx) => ({ today: await todayHere(ctx) }));
  page('/moi', 'My account, and how I like to read.', async () => ({}));
  page('/classes/:id', 'A division or groupe.', async (ctx, given) => {
    const { success, data } = DivisionAddress.safeParse(given);
    if (!success) refuse('missing', 'directory.no-such-division');
    return { division: await readDivision(ctx, data.id) };
  });
  page('/alimentation', 'The last feeds, for administrators.', async (ctx) => ({
    feeds: await listFeeds(ctx),
  }));
}

type Read = (ctx: Context, given: Exchange['given']) => Promise<PageContent>;
