import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { html } from './html.ts';

/** The pages of plain text, by the last part of their address (`/mot-de-passe`). */
export const plainPages = [
  'aide',
  'accessibilite',
  'donnees-personnelles',
  'mentions-legales',
] as const;
export type PlainPage = (typeof plainPages)[number];

/** A page of text anyone may read, signed in or not: whom to ask, what is kept, who publishes. */
export function plainPage(name: PlainPage, dress: Dress): string {
  const say = words[dress.comfort.language];
  const page = say.plain[name];
  return door(dress, {
    title: page.title,
    body: html`<article class="prose"><h1>${page.title}</h1>
${page.parts.map(
  ({ heading, texts }) =>
    html`${heading && html`<h2>${heading}</h2>`}${texts.map((text) => html`<p>${text.replaceAll('{name}', dress.brand.name)}</p>`)}`,
)}
${
  dress.brand.helpEmail !== null &&
  html`<p>${say.writeTo} <a href="mailto:${dress.brand.helpEmail}">${dress.brand.helpEmail}</a>.</p>`
}
<p class="problem-acts"><a class="btn btn-line" href="/">${say.backHome}</a></p></article>`,
  });
}
