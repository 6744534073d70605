import { Readable } from 'node:stream';
import type { Asked, StreamReply } from '../http.ts';
import { dispositionOf } from './file-name.ts';
import type { Kept } from './open-blobs.ts';
import type { Span } from './shelf.ts';

/** Images, which were drawn anew: nothing else is shown in a page of ours. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * The answer that sends a file, whole or the part that a player asks for (RFC 9110 §14, one range). What it holds stays
 * inert: it is saved and not opened, not guessed at, without origin or script, for our own pages only, and kept nowhere
 * on a shared computer. `inline`: shown, if it is an image. The caller has asked its policy.
 */
export async function sendFile(
  asked: Pick<Asked, 'header'>,
  file: Kept,
  { inline = false } = {},
): Promise<StreamReply> {
  const { name, type, size, sha256 } = file;
  const tag = `"${sha256.toString('base64url')}"`;
  const headers = {
    'content-disposition': dispositionOf(inline && shown.has(type) ? 'inline' : 'attachment', name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': `sandbox; default-src 'none'; frame-ancestors 'none'`,
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
    etag: tag,
  };
  const span = spanOf(asked.header('range'), asked.header('if-range'), { size, tag });
  if (span === undefined)
    return {
      stream: await file.open(),
      type,
      headers: { ...headers, 'content-length': String(size) },
    };
  if (span.from >= size)
    return {
      stream: Readable.from([]),
      type: 'text/plain',
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${size}` },
    };
  return {
    stream: await file.open(span),
    type,
    status: 206,
    headers: {
      ...headers,
      'content-length': String(span.to - span.from + 1),
      'content-range': `bytes ${span.from}-${span.to}/${size}`,
    },
  };
}

/** The part asked for; undefined for the whole: no range, several of them, or one of another version. */
function spanOf(
  range: string | undefined,
  ifRange: string | undefined,
  { size, tag }: { size: number; tag: string },
): Span | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  if (ifRange !== undefined && ifRange !== tag) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from < size && from > to ? undefined : { from, to };
}
