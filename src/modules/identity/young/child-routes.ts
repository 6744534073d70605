import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { cookieOf } from '../cookies.ts';
import { destinationOf, fieldsOf, hereOf } from '../destination.ts';
import { dressFor } from '../door.ts';
import { callerOf } from '../enter.ts';
import { doorAt, goOn } from '../factors/go-on.ts';
import type { IdentityOptions } from '../options.ts';
import { enterClass } from './commands/enter-class.ts';
import { picturesPage, whoPage } from './pages/child-pages.ts';
import { readPictures, SEQUENCE } from './pictures.ts';
import { type ClassChild, type ClassDevice, childrenAt, deviceOf } from './queries/device.ts';
import { words } from './words/index.ts';

const path = '/classe';

/** What a child sees on a device of the class. Elsewhere there is no such page: only the ordinary door. */
export function childRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'public', summary: 'The children of the class of this device.' },
    atDevice(options, showChildren),
  );
  serve.page(
    {
      method: 'GET',
      path: '/classe/badge/:badge',
      access: 'public',
      summary: 'The pictures to choose among, for the child of a badge.',
    },
    atDevice(options, async (ctx, exchange, options, device) => {
      const badge = z.string().max(100).parse(exchange.given['badge']);
      const [child] = await childrenAt(ctx, device, { badge });
      const { language } = dressFor((await hereOf(ctx, options)).brand, exchange, options).comfort;
      return child === undefined
        ? showChildren(ctx, exchange, options, device, words[language].child.noBadge)
        : showPictures(ctx, exchange, options, { child, chosen: [] });
    }),
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'public',
      summary: 'Choose a child, then their pictures; the last one opens.',
      verb: 'identity.enter-class',
    },
    atDevice(options, choose),
  );
}

type AtDevice = (
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  device: ClassDevice,
) => Promise<PageReply>;

/** Only on the identity origin, and only where a teacher opened this device. */
const atDevice =
  (options: IdentityOptions, answer: AtDevice) =>
  async (ctx: Visit, exchange: Exchange): Promise<PageReply> => {
    const device = (await hereOf(ctx, options)).signsIn
      ? await deviceOf(ctx, cookieOf('class', exchange.asked))
      : undefined;
    if (device !== undefined) return answer(ctx, exchange, options, device);
    return { redirect: doorAt('/connexion', await destinationOf(ctx, exchange.given, options)) };
  };

const Touched = z.object({
  eleve: z.uuid().optional().catch(undefined),
  suite: z.string().max(100).catch(''),
  image: z.string().max(20).catch(''),
});

async function choose(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  device: ClassDevice,
): Promise<PageReply> {
  const { eleve, suite, image } = Touched.parse(exchange.given);
  const [child] = eleve === undefined ? [] : await childrenAt(ctx, device, { accountId: eleve });
  if (child === undefined) return showChildren(ctx, exchange, options, device);
  const chosen = readPictures(`${suite} ${image}`);
  if (chosen.length < SEQUENCE) return showPictures(ctx, exchange, options, { child, chosen });
  const destination = await destinationOf(ctx, exchange.given, options);
  try {
    const caller = await callerOf(ctx, exchange, destination.site?.brand.key);
    const token = await enterClass(ctx, options.seal, { device, child }, chosen, caller);
    return await goOn(ctx, exchange, { step: 'in', token }, destination);
  } catch (error) {
    if (!(error instanceof Refusal) || !shownHere.has(error.code)) throw error;
    const isWrong = error.code === 'identity.wrong-pictures';
    const shown = { child, chosen: [], isWrong, isBlocked: !isWrong };
    return showPictures(ctx, exchange, options, shown, statusOf[error.reason]);
  }
}

const shownHere = new Set(['identity.wrong-pictures', 'identity.pictures-blocked']);

async function showChildren(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  device: ClassDevice,
  refusal?: string,
): Promise<PageReply> {
  const { dress, hidden, destination } = await shownAt(ctx, exchange, options);
  const adult = doorAt('/connexion', destination);
  const html = whoPage({
    dress,
    label: device.label,
    hidden,
    children: await childrenAt(ctx, device),
    adultHref: `${adult}${adult.includes('?') ? '&' : '?'}adulte=oui`,
    refusal,
  });
  return { html };
}

async function showPictures(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  shown: {
    child: ClassChild;
    chosen: ReturnType<typeof readPictures>;
    isWrong?: boolean;
    isBlocked?: boolean;
  },
  status = 200,
): Promise<PageReply> {
  const { dress, hidden, destination } = await shownAt(ctx, exchange, options);
  exchange.letFormsLeadTo((await options.leadsTo?.(ctx, destination.path)) ?? []);
  const notMeHref = doorAt(path, destination);
  return { html: picturesPage({ dress, hidden, notMeHref, ...shown }), status };
}

async function shownAt(ctx: Visit, exchange: Exchange, options: IdentityOptions) {
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  const dress = dressFor(brand, exchange, options);
  return { destination, dress, hidden: fieldsOf({ ...destination, why: undefined }) };
}
