import type { Brand } from '#contracts/brands';
import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, PageReply } from '#kernel/http';
import type { Visit } from '#modules/directory';
import { type Destination, fieldsOf, hereOf } from './destination.ts';
import { asksEduConnect } from './modes/asks-educonnect.ts';
import { demoOf, type IdentityOptions } from './options.ts';
import { type Dress, type SignInModel, signInPage } from './pages/index.ts';
import { initialsOf } from './queries/who-i-am.ts';
import { words } from './words/index.ts';

/** What a page of ours wears: a brand, the built files, the reader's comfort. */
export function dressFor(brand: Brand, { asked }: Exchange, { files }: IdentityOptions): Dress {
  if (files === undefined) throw new Error('No page is drawn here.');
  return { brand, files: files(), comfort: readComfort(asked.header('cookie')) };
}

/** The sign-in page in the dress of the brand that asks, again after a refusal or for the first time. */
export async function showSignIn(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  shown: { destination: Destination; status?: number } & Pick<
    SignInModel,
    'login' | 'refusal' | 'form'
  >,
): Promise<PageReply> {
  const { destination, status = 200, login, refusal, form } = shown;
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  exchange.letFormsLeadTo((await options.leadsTo?.(ctx, destination.path)) ?? []);
  const page = signInPage({
    dress: dressFor(brand, exchange, options),
    hidden: fieldsOf({ ...destination, why: undefined }),
    login,
    refusal,
    form,
    educonnect: await asksEduConnect(ctx, brand.key),
    why: destination.why,
    demo: demoGroups(options, exchange),
  });
  return { html: page, status };
}

function demoGroups(options: IdentityOptions, { asked }: Exchange): SignInModel['demo'] {
  const say = words[readComfort(asked.header('cookie')).language];
  const people = demoOf(options)?.people.map(({ login, given, family, description }) => ({
    login,
    name: `${given} ${family}`,
    initials: initialsOf(given, family),
    description,
  }));
  return people && [{ name: say.demoRegion, people }];
}
