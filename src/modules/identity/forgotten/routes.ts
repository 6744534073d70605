import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { askElsewhere, destinationOf, fieldsOf, hereOf } from '../destination.ts';
import { dressFor } from '../door.ts';
import { type IdentityOptions, isMailed } from '../options.ts';
import { forgottenPage, leadOnPage, newPasswordPage, sentPage } from '../pages/index.ts';
import { type PasswordFault, passwordFaultOf } from '../passwords/heed-policy.ts';
import { words } from '../words/index.ts';
import { askPassword } from './ask-password.ts';
import { accountOfLink, takePasswordLink } from './password-link.ts';
import { forgottenWords } from './words.ts';

const path = '/mot-de-passe';
const newPath = '/mot-de-passe/nouveau';

/** Where whoever forgot their password asks for a link, and chooses another with it. Pages without script. */
export function forgottenRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  const page = (at: string, summary: string, answer: Answer) =>
    serve.page({ method: 'GET', path: at, access: 'public', summary }, (ctx, exchange) =>
      answer(ctx, exchange, options),
    );
  page(path, 'Ask for a new password.', showForgotten);
  page(newPath, 'Choose another password with the link of a letter.', showNew);
  serve.page(
    {
      method: 'POST',
      path,
      access: 'public',
      summary: 'Have a link sent, if there is such an account and an address.',
      verb: 'identity.ask-password',
    },
    (ctx, exchange) => ask(ctx, exchange, options),
  );
  serve.page(
    {
      method: 'POST',
      path: newPath,
      access: 'public',
      summary: 'Take the link of a letter, and the password chosen with it.',
      verb: 'identity.change-password',
    },
    (ctx, exchange) => choose(ctx, exchange, options),
  );
}

type Answer = (ctx: Visit, exchange: Exchange, options: IdentityOptions) => Promise<PageReply>;

/** What a page of the door wears: the brand that asked, wherever passwords are typed. */
async function dressed(ctx: Visit, exchange: Exchange, options: IdentityOptions) {
  const here = await hereOf(ctx, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  const dress = dressFor(destination.site?.brand ?? here.brand, exchange, options);
  const hidden = fieldsOf({ ...destination, why: undefined });
  return { here, destination, dress, hidden };
}

const showForgotten: Answer = async (ctx, exchange, options) => {
  const { here, destination, dress, hidden } = await dressed(ctx, exchange, options);
  return here.signsIn
    ? { html: forgottenPage({ dress, hidden, isMailed: isMailed(options) }) }
    : askElsewhere(exchange, options, { ...destination, site: here }, path);
};

const Typed = z.object({ login: z.string().max(200).catch('') });

const ask: Answer = async (ctx, exchange, options) => {
  const { here, dress, hidden } = await dressed(ctx, exchange, options);
  if (!here.signsIn || !isMailed(options)) return { redirect: path };
  try {
    await askPassword(ctx, Typed.parse(exchange.given).login, exchange.asked.ip);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'too-many') throw error;
    const wait = Math.ceil((error.retryAfter ?? 60) / 60);
    return { html: forgottenPage({ dress, hidden, isMailed: true, wait }), status: 429 };
  }
  return { html: sentPage(dress) };
};

const Key = z.object({ cle: z.string().max(100).catch('') });
const Chosen = Key.extend({
  password: z.string().max(1000).catch(''),
  again: z.string().max(1000).catch(''),
});

const showNew: Answer = async (ctx, exchange, options) => {
  const { here, destination } = await dressed(ctx, exchange, options);
  const { cle } = Key.parse(exchange.given);
  if (!here.signsIn)
    return askElsewhere(exchange, options, { ...destination, site: here }, newPath, { cle });
  return showChoice(ctx, exchange, options, cle);
};

const choose: Answer = async (ctx, exchange, options) => {
  const { here, dress, hidden } = await dressed(ctx, exchange, options);
  if (!here.signsIn) return { redirect: path };
  const { cle, ...chosen } = Chosen.parse(exchange.given);
  try {
    await takePasswordLink(ctx, cle, chosen);
  } catch (error) {
    const fault = passwordFaultOf(error);
    const isOver = error instanceof Refusal && error.code === 'identity.password-link-over';
    if (fault === undefined && !isOver) throw error;
    return showChoice(ctx, exchange, options, cle, fault);
  }
  const { language } = dress.comfort;
  const { doneTitle: title, done: text } = forgottenWords[language];
  const href = `/connexion?${new URLSearchParams(hidden)}`;
  return { html: leadOnPage(dress, { title, text, href, label: words[language].signIn }) };
};

async function showChoice(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  cle: string,
  fault?: PasswordFault,
): Promise<PageReply> {
  const { dress, hidden } = await dressed(ctx, exchange, options);
  const said = forgottenWords[dress.comfort.language];
  const account = await accountOfLink(ctx, cle);
  if (account === undefined) {
    const { overTitle: title, over: text, again: label } = said;
    return { html: leadOnPage(dress, { title, text, href: path, label }), status: 404 };
  }
  const page = newPasswordPage({
    ...{ dress, nonce: exchange.nonce, action: newPath, hidden: { ...hidden, cle } },
    ...{ login: account.login, lead: said.chooseLead(account.login), fault },
  });
  return { html: page, status: fault === undefined ? 200 : 400 };
}
