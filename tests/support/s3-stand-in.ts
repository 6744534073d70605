import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after } from 'node:test';
import type { S3Place } from '../../src/kernel/blobs/places.ts';

/** What the next requests get instead of an answer. */
type Whim = 'busy' | 'hang' | 'stall' | 'cut' | 'forbid';

/** A store that speaks as much S3 as we do, checks every signature and digest, and can misbehave. */
export interface S3StandIn {
  place: S3Place;
  objects: Map<string, Buffer>;
  asked: string[];
  /** What the next `times` requests get. */
  misbehave: (whim: Whim, times?: number) => void;
}

/** Opens one, closed after the file's last test. */
export async function openS3StandIn(): Promise<S3StandIn> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  const whims: Whim[] = [];
  const place = {
    bucket: 'preau',
    region: 'fr-essai',
    accessKeyId: 'cle',
    secretAccessKey: 'faux',
  };
  const server = createServer(async (request, reply) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    const whim = whims.shift();
    if (whim === 'hang') return;
    if (whim === 'stall') return void reply.writeHead(200, { 'content-length': 99 }).write('deb');
    if (whim === 'busy') return say(request, reply, 503, 'SlowDown');
    if (whim === 'forbid') return say(request, reply, 403, 'AccessDenied');
    if (whim === 'cut') return void request.socket.destroy();
    if (!isSigned(request, place)) return say(request, reply, 403, 'SignatureDoesNotMatch');
    const path = new URL(url, 'http://x').pathname;
    if (!path.startsWith(`/${place.bucket}`)) return say(request, reply, 404, 'NoSuchBucket');
    const key = decodeURIComponent(path.slice(place.bucket.length + 2));
    if (method === 'PUT') return put(request, reply, objects, key);
    return serve(request, reply, objects, key);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place: { ...place, endpoint },
    objects,
    asked,
    misbehave: (whim, times = 1) => whims.push(...Array<Whim>(times).fill(whim)),
  };
}

async function put(
  request: IncomingMessage,
  reply: ServerResponse,
  objects: Map<string, Buffer>,
  key: string,
) {
  const bytes = await buffer(request).catch(() => undefined);
  if (bytes === undefined) return;
  const digest = createHash('sha256').update(bytes).digest('base64');
  if (request.headers['x-amz-checksum-sha256'] !== digest)
    return say(request, reply, 400, 'BadDigest');
  objects.set(key, bytes);
  reply.writeHead(200, { etag: `"${digest}"` }).end();
}

function serve(
  request: IncomingMessage,
  reply: ServerResponse,
  objects: Map<string, Buffer>,
  key: string,
) {
  if (request.method === 'DELETE') {
    objects.delete(key);
    return reply.writeHead(204).end();
  }
  if (key === '') return reply.writeHead(200).end();
  const bytes = objects.get(key);
  if (bytes === undefined) return say(request, reply, 404, 'NoSuchKey');
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const part = from === undefined ? bytes : bytes.subarray(Number(from), Number(to) + 1);
  reply.writeHead(from === undefined ? 200 : 206, { 'content-length': part.length });
  return reply.end(request.method === 'HEAD' ? undefined : part);
}

function say(request: IncomingMessage, reply: ServerResponse, status: number, code: string) {
  request.resume();
  reply.writeHead(status, { 'content-type': 'application/xml' });
  reply.end(
    request.method === 'HEAD'
      ? undefined
      : `<Error><Code>${code}</Code><Message>non</Message></Error>`,
  );
}

/** Whether the request is signed with our key (AWS Signature Version 4). */
function isSigned(request: IncomingMessage, place: Omit<S3Place, 'endpoint'>): boolean {
  const { headers, method, url = '' } = request;
  const [, day, scope, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=cle\/(\d{8})\/([\w/-]+), SignedHeaders=([\w;-]+), Signature=(\w{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (scope !== `${place.region}/s3/aws4_request`) return false;
  const [path = '', query = ''] = url.split('?');
  const sorted = query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort();
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [
    method,
    path,
    sorted.join('&'),
    signed.join(''),
    names,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    `${day}/${scope}`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const seed: string | Buffer = `AWS4${place.secretAccessKey}`;
  const key = [day, place.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (k, word) => createHmac('sha256', k).update(String(word)).digest(),
    seed,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}
