import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { cookieOf, setCookie } from '../cookies.ts';
import { askElsewhere, destinationOf, fieldsOf, hereOf } from '../destination.ts';
import { dressFor } from '../door.ts';
import { doorAt } from '../factors/go-on.ts';
import type { IdentityOptions } from '../options.ts';
import { classToOpen, closeClassDevice, openClassDevice } from './commands/class-devices.ts';
import { givePictures } from './commands/give-pictures.ts';
import { cardsPage } from './pages/cards-page.ts';
import { teacherPage } from './pages/teacher-page.ts';
import { classDesk, openableClasses } from './queries/classes.ts';
import { deviceOf } from './queries/device.ts';

const path = '/classe/appareils';

/** What whoever teaches a class does for its sign-in, on the identity origin: that is where the device keeps its cookie. */
export function teacherRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'signed-in', summary: 'The classes whose devices I open.' },
    (ctx, exchange) => show(ctx, exchange, options),
  );
  serve.page(
    {
      method: 'POST',
      path: `${path}/ouvrir`,
      access: 'signed-in',
      summary: 'Open this device for a class.',
      verb: 'identity.open-class-device',
    },
    async (ctx, exchange) => {
      if (!(await hereOf(ctx, options)).signsIn) return { redirect: path };
      const { classe, heures, nom } = Opening.parse(exchange.given);
      const wanted = { groupId: classe, hours: heures, name: nom };
      const { token } = await openClassDevice(ctx, wanted);
      setCookie('class', exchange, token);
      return backToList(ctx, exchange, options);
    },
  );
  serve.page(
    {
      method: 'POST',
      path: `${path}/fermer`,
      access: 'signed-in',
      summary: 'Close a device of a class.',
      verb: 'identity.close-class-device',
    },
    async (ctx, exchange) => {
      const { appareil } = z.object({ appareil: anyId }).parse(exchange.given);
      await closeClassDevice(ctx, appareil);
      return backToList(ctx, exchange, options);
    },
  );
  serve.page(
    {
      method: 'POST',
      path: `${path}/cartes`,
      access: 'stepped-up',
      summary: 'Give pupils of a class their pictures, and show the cards to print, once.',
      verb: 'identity.give-pictures',
    },
    (ctx, exchange) => give(ctx, exchange, options),
  );
}

const nobody = '00000000-0000-0000-0000-000000000000';
const anyId = z.uuid().catch(nobody);
const Opening = z.object({
  classe: anyId,
  heures: z.coerce.number().int().min(1).max(12).catch(6),
  nom: z.string().trim().min(1).max(60).catch('Appareil'),
});
const Giving = z.object({ classe: anyId, eleve: z.uuid().optional().catch(nobody) });

async function backToList(ctx: Context, exchange: Exchange, options: IdentityOptions) {
  return { redirect: doorAt(path, await destinationOf(ctx, exchange.given, options)) };
}

async function show(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  const openable = await openableClasses(ctx);
  if (openable.length === 0 && !ctx.actor.hats.some(({ profile }) => mayTeach.has(profile)))
    return refuse('missing', 'kernel.no-such-page');
  if (!here.signsIn) return askElsewhere(exchange, options, { ...destination, site: here }, path);
  const classes = await Promise.all(
    openable.map(async (one) => ({ ...one, ...(await classDesk(ctx, one.id)) })),
  );
  const html = teacherPage({
    dress: dressFor(destination.site?.brand ?? here.brand, exchange, options),
    hidden: fieldsOf({ ...destination, why: undefined }),
    classes,
    isDevice: (await deviceOf(ctx, cookieOf('class', exchange.asked))) !== undefined,
    homeHref: destination.site?.brand.origin ?? '/',
  });
  return { html };
}

const mayTeach = new Set<string>(['ENS', 'DIR']);

async function give(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  const { classe, eleve } = Giving.parse(exchange.given);
  const { label } = await classToOpen(ctx, classe);
  const cards = await givePictures(ctx, options.seal, { groupId: classe, accountId: eleve });
  const html = cardsPage({
    dress: dressFor(destination.site?.brand ?? here.brand, exchange, options),
    label,
    cards,
    badgeUrl: (badge) => `${options.config.origin}/classe/badge/${badge}`,
    backHref: doorAt(path, destination),
  });
  return { html };
}
