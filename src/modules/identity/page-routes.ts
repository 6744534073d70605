import { z } from 'zod';
import type { Act } from '#kernel/acts';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { activationRoutes } from './activation.ts';
import { endSession } from './commands/end-session.ts';
import { takeSession } from './commands/hand-over.ts';
import { wearHat } from './commands/wear-hat.ts';
import { confirmRoutes } from './confirm.ts';
import { clearCookie, cookieOf } from './cookies.ts';
import { askElsewhere, destinationOf, fieldsOf, hereOf, stateOf, wayTo } from './destination.ts';
import { dressFor, showSignIn } from './door.ts';
import { enter } from './enter.ts';
import { doorAt } from './factors/go-on.ts';
import { forgottenRoutes } from './forgotten/routes.ts';
import type { IdentityOptions } from './options.ts';
import { plainPage, plainPages, signOutPage } from './pages/index.ts';
import { passwordRoutes } from './passwords/routes.ts';
import { hostName } from './queries/actor.ts';
import { whyEnded } from './queries/why-ended.ts';
import { returnPath } from './return-path.ts';
import { signInFromForm } from './sign-in-form.ts';
import { deviceOf } from './young/queries/device.ts';

type Answer = (ctx: Visit, exchange: Exchange) => Promise<PageReply>;

/** The pages of the door. Each works without script. */
export function pageRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  const page = (method: 'GET' | 'POST', path: string, summary: string, answer: Answer) =>
    serve.page({ method, path, access: 'public', summary }, answer);
  const act = (path: string, summary: string, verb: Act['verb'], answer: Answer) =>
    serve.page({ method: 'POST', path, access: 'public', summary, verb }, answer);

  page('GET', '/connexion', 'The sign-in page, dressed as the brand that asks.', (ctx, exchange) =>
    openDoor(ctx, exchange, options),
  );
  act('/connexion', 'Sign in by form.', 'identity.sign-in', (ctx, exchange) =>
    signInFromForm(ctx, exchange, options),
  );
  page('GET', '/connexion/retour', 'Take the session handed over to this host.', takeHandOver);
  page('GET', '/deconnexion', 'Ask before signing out, or say that it is done.', (ctx, exchange) =>
    askToSignOut(ctx, exchange, options),
  );
  act('/deconnexion', 'Sign out, on every host at once.', 'identity.sign-out', (ctx, exchange) =>
    signOut(ctx, exchange, options),
  );
  serve.page(
    {
      method: 'POST',
      path: '/structure',
      access: 'signed-in',
      summary: 'Work in another of my structures.',
      verb: 'identity.wear-hat',
    },
    changeHat,
  );
  confirmRoutes(serve, options);
  activationRoutes(serve, options);
  forgottenRoutes(serve, options);
  passwordRoutes(serve, options);
  for (const name of plainPages)
    page('GET', `/${name}`, 'A page of text.', async (ctx, exchange) => {
      const { brand } = await hereOf(ctx, options);
      return { html: plainPage(name, dressFor(brand, exchange, options)) };
    });
}

/** Signed in: on one's way. On the identity origin: the form. On a brand's host: to the identity origin, and back. */
async function openDoor(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  if (isSignedIn(ctx)) return { redirect: await wayTo(ctx, destination) };
  if (
    here.signsIn &&
    exchange.given['adulte'] === undefined &&
    (await isAtClassDevice(ctx, exchange))
  )
    return { redirect: doorAt('/classe', destination) };
  const why = (await whyEnded(ctx, exchange.asked)) ?? destination.why;
  return here.signsIn
    ? showSignIn(ctx, exchange, options, { destination: { ...destination, why } })
    : askElsewhere(exchange, options, { ...destination, site: here, why });
}

/** On a device of a class the children come first; `adulte` is the way past them. */
const isAtClassDevice = async (ctx: Visit, { asked }: Exchange): Promise<boolean> =>
  (await deviceOf(ctx, cookieOf('class', asked))) !== undefined;

const HandOver = z.object({ code: z.string().regex(/^[\w-]{43}$/), etat: z.string() });

/** The browser comes back with a code: it must be the one that asked, on the host that asked. */
async function takeHandOver(ctx: Visit, exchange: Exchange): Promise<PageReply> {
  const secret = cookieOf('state', exchange.asked);
  const asked = HandOver.safeParse(exchange.given);
  if (secret === undefined || !asked.success || asked.data.etat !== stateOf(secret))
    return refuse('invalid', 'identity.hand-over-failed');
  const { code, etat } = asked.data;
  const taken = await takeSession(ctx, { code, host: hostName(exchange.asked), state: etat });
  if (taken === undefined) return refuse('invalid', 'identity.hand-over-failed');
  await enter(ctx, exchange, taken.token);
  return { redirect: returnPath(taken.path) };
}

/**
 * Signed in: the button. On a brand's host that has no session, the identity origin is asked: one may be signed in there,
 * and elsewhere. Nobody is told that they are signed out while a session of theirs lives.
 */
async function askToSignOut(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const asked = await destinationOf(ctx, exchange.given, options);
  const destination = { ...asked, path: '/', why: undefined };
  if (isSignedIn(ctx)) {
    const dress = dressFor(asked.site?.brand ?? here.brand, exchange, options);
    const hidden = fieldsOf(destination);
    return { html: signOutPage({ dress, displayName: ctx.actor.displayName, hidden }) };
  }
  return here.signsIn
    ? showSignIn(ctx, exchange, options, { destination: { ...destination, why: 'signed-out' } })
    : askElsewhere(exchange, options, { ...destination, site: here }, '/deconnexion');
}

async function signOut(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const isLeaving = isSignedIn(ctx);
  if (isLeaving) await endSession(ctx);
  clearCookie('session', exchange);
  const fields = fieldsOf({ ...(await destinationOf(ctx, exchange.given, options)), path: '/' });
  const query = new URLSearchParams(fields).toString();
  const next = query === '' ? '/deconnexion' : `/deconnexion?${query}`;
  const farewell = isLeaving ? await options.farewell?.(ctx, exchange, next) : undefined;
  return farewell ?? { redirect: next };
}

const HatForm = z.object({
  structureId: z.uuid(),
  profile: z.string(),
  retour: z.unknown().optional(),
});

async function changeHat(ctx: Context, { given }: Exchange): Promise<PageReply> {
  const form = HatForm.safeParse(given);
  if (!form.success) return refuse('forbidden', 'identity.not-your-hat');
  await wearHat(ctx, form.data);
  return { redirect: returnPath(form.data.retour) };
}

const isSignedIn = (visit: Visit): visit is Context => visit.actor !== null;
