import { z } from 'zod';
import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { setCookie } from '../cookies.ts';
import { askElsewhere, destinationOf, fieldsOf, hereOf, wayTo } from '../destination.ts';
import { dressFor } from '../door.ts';
import type { IdentityOptions } from '../options.ts';
import { leadOnPage, newPasswordPage } from '../pages/index.ts';
import { advicePath } from '../pages/password-fields.ts';
import { hostName } from '../queries/actor.ts';
import { changePassword } from './change-password.ts';
import { type PasswordFault, passwordFaultOf } from './heed-policy.ts';
import { keepLeakedAt } from './known.ts';
import { SHORTEST, weaknessOf } from './weakness.ts';
import { changeWords, passwordWords } from './words.ts';

const path = '/moi/mot-de-passe';

/** Where one changes one's own password, and what is said of one while it is typed. */
export function passwordRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  keepLeakedAt(options.config.leakedPasswords);
  serve.page(
    {
      method: 'POST',
      path: advicePath,
      access: 'public',
      summary: 'What a password that is being typed is worth; nothing of it is kept.',
    },
    async (_, { given, asked }) => advise(given, readComfort(asked.header('cookie')).language),
  );
  serve.page(
    { method: 'GET', path, access: 'stepped-up', summary: 'Change my password.' },
    async (ctx, exchange) => {
      const here = await hereOf(ctx, options);
      const destination = await destinationOf(ctx, exchange.given, options);
      return here.signsIn
        ? show(ctx, exchange, options)
        : askElsewhere(exchange, options, { ...destination, site: here }, path);
    },
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'stepped-up',
      summary: 'Take my new password, and end my other sessions.',
      verb: 'identity.change-password',
    },
    (ctx, exchange) => change(ctx, exchange, options),
  );
}

const Typed = z.object({
  login: z.string().max(200).catch(''),
  password: z.string().max(200).catch(''),
});

/** Plain words, for the page's few lines of script; of the login only what was typed is known here. */
async function advise(given: unknown, language: 'fr' | 'en'): Promise<PageReply> {
  const { login, password } = Typed.parse(given);
  const say = passwordWords[language];
  const weakness = await weaknessOf(password, login === '' ? [] : [login]);
  const missing = SHORTEST - [...password].length;
  const text =
    weakness === undefined
      ? say.good
      : weakness === 'short'
        ? say.left(missing)
        : say.weak[weakness];
  return { text, type: 'text/plain; charset=utf-8' };
}

const Chosen = z.object({
  password: z.string().max(1000).catch(''),
  again: z.string().max(1000).catch(''),
});

async function change(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  if (!here.signsIn) return { redirect: path };
  try {
    const token = await changePassword(ctx, Chosen.parse(exchange.given), hostName(exchange.asked));
    setCookie('session', exchange, token);
  } catch (error) {
    const fault = passwordFaultOf(error);
    if (fault === undefined) throw error;
    return show(ctx, exchange, options, fault);
  }
  const destination = await destinationOf(ctx, exchange.given, options);
  const dress = dressFor(destination.site?.brand ?? here.brand, exchange, options);
  const { doneTitle: title, done: text, back: label } = changeWords[dress.comfort.language];
  const href = await wayTo(ctx, { ...destination, path: '/moi' });
  return { html: leadOnPage(dress, { title, text, href, label }) };
}

async function show(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
  fault?: PasswordFault,
): Promise<PageReply> {
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  const dress = dressFor(brand, exchange, options);
  const page = newPasswordPage({
    ...{ dress, nonce: exchange.nonce, action: path, login: ctx.actor.login, fault },
    hidden: fieldsOf({ ...destination, why: undefined }),
    lead: changeWords[dress.comfort.language].lead,
  });
  return { html: page, status: fault === undefined ? 200 : 400 };
}
