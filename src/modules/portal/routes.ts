import { z } from 'zod';
import type { Exchange, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { brandOf } from '#modules/brands';
import { type Context, listFeeds, readDivision, type Visit } from '#modules/directory';
import { whoIAm } from '#modules/identity';
import { readToday } from './contract.ts';
import type { PortalParts } from './module.ts';
import type { PageContent } from './pages.ts';
import { today } from './queries/today.ts';

const DivisionAddress = z.object({ id: z.uuid() });

/** The portal's doors: one answer for the browser app, and the pages as a browser asks for them. */
export function routes(serve: Serve<Visit, Context>, { widgets, pages }: PortalParts): void {
  serve(readToday, (ctx) => today(ctx, widgets));

  const draw = async (ctx: Context, exchange: Exchange, content: PageContent) => {
    const [brand, me] =
      content.page === 'today'
        ? [content.today.brand, content.today.me]
        : await Promise.all([brandOf(ctx), whoIAm(ctx)]);
    const { asked, nonce } = exchange;
    const cookies = asked.header('cookie');
    return { html: pages({ path: asked.path, brand, me, content, cookies, nonce }) };
  };
  const page = (
    path: string,
    summary: string,
    read: (ctx: Context, given: Given) => Promise<PageContent>,
  ) =>
    serve.page({ method: 'GET', path, access: 'signed-in', summary }, async (ctx, exchange) =>
      draw(ctx as Context, exchange, await read(ctx as Context, exchange.given)),
    );

  page('/', 'Today.', async (ctx) => ({ page: 'today', today: await today(ctx, widgets) }));
  page('/moi', 'My account, and how I like to read.', async () => ({ page: 'me' }));
  page('/classes/:id', 'A division or groupe.', async (ctx, given) => {
    const address = DivisionAddress.safeParse(given);
    if (!address.success) refuse('missing', 'directory.no-such-division');
    return { page: 'division', division: await readDivision(ctx, address.data.id) };
  });
  page('/alimentation', 'The last feeds, for administrators.', async (ctx) => ({
    page: 'feeds',
    feeds: await listFeeds(ctx),
  }));
}

type Given = Exchange['given'];
