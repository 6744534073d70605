/** A bucket, and the key that opens it. */
export interface S3Place {
  /** Origin of the store. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Where clamd listens. */
export type ClamdPlace = { host: string; port: number } | { path: string };

/** Reads `https://<key>:<secret>@host/bucket?region=fr-par`, key and secret as in any URL; undefined when it is not one. */
export function readS3Url(text: string): S3Place | undefined {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hash !== '')
    return undefined;
  const bucket = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(url.pathname)?.[1];
  const [accessKeyId, secretAccessKey] = [url.username, url.password].map(decoded);
  if (!bucket || !accessKeyId || !secretAccessKey) return undefined;
  const region = url.searchParams.get('region') ?? 'us-east-1';
  return { endpoint: url.origin, bucket, region, accessKeyId, secretAccessKey };
}

/** Reads `host:port`, or the absolute path of a socket; undefined when it is neither. */
export function readClamd(text: string): ClamdPlace | undefined {
  if (text.startsWith('/')) return { path: text };
  const [, host, port] = /^(\[[0-9a-fA-F:.]+\]|[\w.-]+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
