import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

interface Asset {
  bytes: Buffer;
  type: string;
  brotli: Promise<Buffer> | undefined;
}

const compress = promisify(brotliCompress);

/** Serves the files of a folder under `/assets/`, read once: their names carry their hash, so they are kept for ever. */
export function serveAssets(app: FastifyInstance, folder: string): void {
  const assets = new Map<string, Asset>();
  if (existsSync(folder))
    for (const name of readdirSync(folder))
      if (types[extname(name)] !== undefined)
        assets.set(name, {
          bytes: readFileSync(join(folder, name)),
          type: types[extname(name)] ?? '',
          brotli: undefined,
        });
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const asset = assets.get(request.params.name) ?? refuse('missing', 'kernel.no-such-page');
    reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable');
    if (!isText(asset.type)) return reply.send(asset.bytes);
    reply.header('vary', 'accept-encoding');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.bytes);
    asset.brotli ??= compress(asset.bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 10,
        [constants.BROTLI_PARAM_SIZE_HINT]: asset.bytes.length,
      },
    });
    return reply.header('content-encoding', 'br').send(await asset.brotli);
  });
}

const isText = (type: string) => /^(text|image\/svg|application)/.test(type);
