import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brandIcon, brandStyle } from '../../src/modules/brands/brand-style.ts';
import type { Page } from '../../src/web/page.ts';
import { doors } from './fixtures/doors.ts';
import { pages } from './fixtures/pages.ts';
import { brands } from './fixtures/people.ts';

const dist = join(import.meta.dirname, '../../dist');
const types: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/** Two notices wait; the browser is asked not to call again before the test is over. */
const news = 'retry: 600000\n\nid: 2\nevent: news\ndata: {"unread":2,"notices":[]}\n\n';

/** What pages ask for once they are there. */
const answers: Record<string, string> = {
  '/api/identity/photo': '{"photo":null}',
  '/api/identity/session': '{}',
};

/** Serves every page and state of the fixtures, with the strict Content-Security-Policy of the real server. */
export async function serveGallery(): Promise<{ origin: string; names: string[]; close(): void }> {
  const bundle = await import(join(dist, 'render/render.js'));
  const render: (page: Page & { nonce: string }) => string = bundle.render;
  const rendered = Object.fromEntries(
    Object.entries(pages).map(([name, page]) => [name, render({ ...page, nonce: 'gallery' })]),
  );
  const all: Record<string, string> = { ...rendered, ...doors(bundle.assets) };
  const server = createServer(async (request, reply) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    if (pathname === '/api/notifications/stream') {
      reply.setHeader('content-type', 'text/event-stream');
      return reply.end(news);
    }
    const said = answers[pathname];
    if (said !== undefined) {
      reply.setHeader('content-type', 'application/json');
      return reply.end(said);
    }
    const found = await fileAt(pathname);
    if (found !== undefined) {
      reply.setHeader('content-type', types[pathname.split('.').at(-1) ?? ''] ?? 'text/plain');
      return reply.end(found);
    }
    const page = all[new URL(request.url ?? '/', 'http://gallery').searchParams.get('state') ?? ''];
    reply.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-gallery' 'strict-dynamic'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'",
    });
    return reply.end(page ?? 'no such state');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    names: Object.keys(all),
    close: () => server.close(),
  };
}

/** The address of a state: its own path, so that the browser app finds its place, and its name. */
export const addressOf = (origin: string, name: string): string =>
  `${origin}${pages[name]?.path ?? `/${name}`}?state=${name}`;

async function fileAt(path: string): Promise<string | Buffer | undefined> {
  const [, key, ending] = /^\/marques\/(\w+)\.(css|svg)$/.exec(path) ?? [];
  const brand = Object.values(brands).find((one) => one.key === key);
  if (brand) return ending === 'css' ? brandStyle(brand) : brandIcon(brand);
  return path.startsWith('/assets/') ? readFile(join(dist, 'web', path)) : undefined;
}
