import { brandIconPath, brandStylePath } from '#contracts/brands';
import { comfortAttributes } from '#kernel/comfort/contract';
import { words } from '../words/index.ts';
import type { Dress } from './dress.ts';
import { asWritten, attributes, type Html, html } from './html.ts';

/** A page of the door: the brand on one side, one thing to do or to understand on the other. No script at all. */
export function door(dress: Dress, page: { title: string; body: Html }): string {
  const { brand, comfort, files } = dress;
  const say = words[comfort.language];
  return html`<!doctype html>
<html${attributes(comfortAttributes(comfort))}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${brand.name}</title>
<link rel="preload" href="${files.font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${brandStylePath(brand)}">
<link rel="stylesheet" href="${files.style}">
<link rel="icon" href="${brandIconPath(brand)}" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#contenu">${say.skip}</a>
<div class="door">
<header class="door-side">
<a class="logo" href="/">${asWritten(brand.mark)}<span>${brand.name}</span><span class="sr-only">, ${say.home}</span></a>
<p class="door-lead">${brand.baseline}</p>
</header>
<main class="door-main" id="contenu" tabindex="-1">
<div class="door-in">
${page.body}
<nav class="door-foot" aria-label="${say.about}"><a href="/aide">${say.help}</a><a href="/accessibilite">${say.accessibility}</a><a href="/donnees-personnelles">${say.personal}</a><a href="/mentions-legales">${say.legal}</a></nav>
</div>
</main>
</div>
</body>
</html>
`.html;
}
