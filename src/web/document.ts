import { brandIconPath, brandStylePath } from '#contracts/brands';
import { comfortAttributes } from '#kernel/comfort/contract';
import { roomsFor } from './house.ts';
import type { Page } from './page.ts';

/** The addresses of the files that the browser needs, each with its hash: they may be kept for ever. */
export interface Assets {
  script: string;
  style: string;
  font: string;
  /** For the pages of the door that ask for a passkey, and no other. */
  passkey: string;
  /** The scripts that `script` imports at once. */
  shared: string[];
  /** The script of each module's room. */
  rooms: Record<string, string[]>;
}

/**
 * The whole document. The only text in a `<script>` that says anything of a person is JSON in which no character can
 * close it. The page is readable without its scripts, so they are asked for once it is painted: on slow 4G the line
 * is its own until then.
 */
export function writeDocument(parts: {
  page: Page;
  nonce: string;
  assets: Assets;
  title: string;
  body: string;
}): string {
  const { page, nonce, assets, title, body } = parts;
  const rooms = roomsFor(page.path, page.widgets);
  const scripts = new Set([...assets.shared, ...rooms.flatMap((room) => assets.rooms[room] ?? [])]);
  return `<!doctype html>
<html${attributes(comfortAttributes(page.comfort))}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeText(title)}</title>
<link rel="stylesheet" href="${escapeText(brandStylePath(page.brand))}">
<link rel="stylesheet" href="${assets.style}">
<link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin>
<link rel="icon" href="${escapeText(brandIconPath(page.brand))}" type="image/svg+xml">
</head>
<body>
<div id="preau">${body}</div>
<script type="application/json" id="page" nonce="${nonce}">${pageJson(page)}</script>
<script nonce="${nonce}">${startAfterPaint([...scripts, assets.script])}</script>
</body>
</html>
`;
}

/** Asks for every script at once, after the first frame; the last one starts the others. */
const startAfterPaint = (scripts: readonly string[]): string =>
  `requestAnimationFrame(()=>setTimeout(()=>{for(const src of ${escapeJson(scripts)})document.head.append(Object.assign(document.createElement('script'),{type:'module',src}))}))`;

/** The page as JSON. A brand and a place are the same objects for everybody: each is written once. */
const pageJson = ({ places, brand, ...others }: Page): string =>
  `{"places":[${places.map(keptJson).join(',')}],"brand":${keptJson(brand)},${escapeJson(others).slice(1)}`;

const written = new WeakMap<object, string>();

function keptJson(shared: object): string {
  const text = written.get(shared) ?? escapeJson(shared);
  written.set(shared, text);
  return text;
}

/** JSON that may stand inside `<script>`: nothing in it can end the element or start a comment. */
const escapeJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

const attributes = (table: Record<string, string>): string =>
  Object.entries(table)
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join('');

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
