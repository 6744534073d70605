import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { siteOfBrand } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { returnPath } from '#modules/identity';
import { acceptCharter } from '../commands/accept-charter.ts';
import type { SsoOptions } from '../options.ts';
import { charterToAccept } from '../queries/charters.ts';
import { leadsTo } from '../queries/lead-to.ts';
import { servicePage } from './page.ts';

const path = '/charte';

/** The page where one accepts the charter of one's portal, once for each version; it works without script. */
export function charterRoutes(serve: Serve<Visit, Context>, options: SsoOptions): void {
  serve.page(
    {
      method: 'GET',
      path,
      access: 'signed-in',
      summary: 'The charter in force, to be accepted once.',
    },
    (ctx, exchange) => show(ctx, exchange, options),
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'signed-in',
      summary: 'Accept the charter that was shown.',
      verb: 'sso.accept-charter',
    },
    accept,
  );
}

async function show(ctx: Context, exchange: Exchange, options: SsoOptions): Promise<PageReply> {
  const charter = await charterToAccept(ctx);
  const back = returnPath(exchange.given['retour']);
  if (charter === undefined)
    return back === '/'
      ? servicePage(ctx, exchange, options, (say) => say.charterDone)
      : { redirect: back };
  exchange.letFormsLeadTo(await leadsTo(ctx, back));
  const { id, brandKey, version, text, inForceOn } = charter;
  const site = await siteOfBrand(ctx, options.config, { key: brandKey });
  return servicePage(
    ctx,
    exchange,
    options,
    (say) => ({
      title: say.charter.title(site?.brand.name ?? ''),
      texts: [say.charter.lead, say.charter.version(version, inForceOn)],
      long: text,
      act: { action: path, button: say.charter.accept, fields: { id, retour: back } },
    }),
    200,
    site?.brand,
  );
}

const Accepted = z.object({ id: z.uuid(), retour: z.unknown().optional() });

async function accept(ctx: Context, { given }: Exchange): Promise<PageReply> {
  const form = Accepted.safeParse(given);
  if (!form.success) return refuse('missing', 'sso.no-such-charter');
  await acceptCharter(ctx, form.data.id);
  return { redirect: returnPath(form.data.retour) };
}
