import type { Exchange, PageReply, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { brandIcon, brandStyle } from './brand-style.ts';
import { brandIconPath, brandStylePath } from './contract.ts';
import { liveryOf } from './sites.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_MINUTE = 'public, max-age=60';

/** The colours and the sign of each brand, as files: the numbers in their address make them last for ever. */
export function routes(serve: Serve<Visit, Context>): void {
  serve.page(
    {
      method: 'GET',
      path: '/marques/:file',
      access: 'public',
      summary: 'Style or icon of a brand.',
    },
    brandFile,
  );
}

async function brandFile(ctx: Visit, { asked, given }: Exchange): Promise<PageReply> {
  const [, key = '', ending] = /^([a-z0-9-]+)\.(css|svg)$/.exec(String(given['file'])) ?? [];
  const livery = await liveryOf(ctx, key);
  if (livery === undefined) return refuse('missing', 'brands.no-such-brand');
  const brand = { ...livery, origin: asked.origin };
  const isNumbered = [brandStylePath(brand), brandIconPath(brand)].includes(asked.url);
  const cache = isNumbered ? FOR_EVER : FOR_A_MINUTE;
  return ending === 'css'
    ? { text: brandStyle(brand), type: 'text/css; charset=utf-8', cache }
    : { text: brandIcon(brand), type: 'image/svg+xml', cache };
}
