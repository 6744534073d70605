import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { Letter } from '#kernel/mail';
import { type Site, siteOf, siteOfBrand } from '#modules/brands';
import type { NotificationsOptions } from '../options.ts';
import type { MailToSend } from '../queries/mail-to-send.ts';
import { asHtml } from './as-html.ts';
import { asText } from './as-text.ts';
import type { Wording } from './wording.ts';
import { letterWords } from './words.ts';

interface Asking {
  db: Database;
  clock: Clock;
}

/** A letter in the brand of its reader: its name, its colours and its address. */
export async function dressedLetter(
  ctx: Asking,
  { config }: Pick<NotificationsOptions, 'config'>,
  mail: MailToSend,
): Promise<Letter> {
  const { brand } = await siteFor(ctx, config, mail.brandKey);
  const say = letterWords[mail.language];
  const at = (path: string) => `${brand.origin}${path}`;
  const wayOut = mail.token === null ? undefined : at(wayOutPath(mail.token));
  const wording: Wording = {
    language: mail.language,
    hello: say.hello(mail.givenName),
    title: mail.words.title,
    paragraphs: mail.words.body.split(/\n+/).filter((text) => text.trim() !== ''),
    open: { label: mail.words.open ?? say.open(brand.name), url: at(mail.href) },
    why: wayOut === undefined ? say.whyAlways(brand.name) : say.why(brand.name),
    choose: { label: say.choose, url: at('/moi/notifications') },
    wayOut: wayOut === undefined ? undefined : { label: say.wayOut, url: wayOut },
  };
  return {
    fromName: brand.name,
    to: mail.address,
    subject: mail.words.title,
    text: asText(wording, brand.name),
    html: asHtml(wording, brand),
    language: mail.language,
    id: mail.id,
    unsubscribe: wayOut,
  };
}

/** Where one click refuses the mail of one kind. */
export const wayOutPath = (token: string): string => `/courrier/desabonnement/${token}`;

/** The host of the brand; without one, the identity origin in the region's brand. */
async function siteFor(
  ctx: Asking,
  config: NotificationsOptions['config'],
  key: string | null,
): Promise<Site> {
  const own = key === null ? undefined : await siteOfBrand(ctx, config, { key });
  if (own !== undefined) return own;
  const { host, origin } = new URL(config.origin);
  const region = await siteOf({ ...ctx, asked: { host, origin } }, config);
  if (region === undefined) throw new Error('The identity origin has no site.');
  return region;
}
