import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { S3Place } from './places.ts';
import type { Shelf } from './shelf.ts';

const TRIES = 3;

/**
 * A bucket of a store that speaks S3. The store's program is loaded when first needed: most installations have none.
 * What is sent carries its digest, which the store checks; a store that does not answer is asked three times, and waited
 * for in seconds.
 */
export function openS3Shelf(at: S3Place, { pause = 200, patience = 30_000 } = {}): Shelf {
  let opening: Promise<Bucket> | undefined;
  const bucket = () => {
    opening ??= openBucket(at, patience);
    return opening;
  };
  const again = <T>(work: (bucket: Bucket) => Promise<T>) =>
    bucket().then((open) => persevering(() => work(open), pause));
  return {
    put: (place, file, size) =>
      again(async ({ client, sdk, bucket: Bucket }) => {
        if (await isThere({ client, sdk, bucket: Bucket }, place, size)) return;
        const Body = createReadStream(file);
        const ChecksumSHA256 = Buffer.from(digestIn(place), 'hex').toString('base64');
        const order = { Bucket, Key: place, Body, ContentLength: size, ChecksumSHA256 };
        await client
          .send(new sdk.PutObjectCommand({ ...order, ContentType: 'application/octet-stream' }))
          .finally(() => Body.destroy());
      }),
    open: (place, span) =>
      again(async ({ client, sdk, bucket: Bucket }) => {
        const Range = span && `bytes=${span.from}-${span.to}`;
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key: place, Range }));
        return Body as Readable;
      }),
    remove: (place) =>
      again(async ({ client, sdk, bucket: Bucket }) => {
        await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: place }));
      }),
    check: async () => {
      const { client, sdk, bucket: Bucket } = await bucket();
      const where = `le seau ${Bucket} de ${at.endpoint}`;
      await client.send(new sdk.HeadBucketCommand({ Bucket })).catch((fault: Error) => {
        const said = statusOf(fault) ?? fault.message;
        throw new Error(`${where} ne répond pas comme il faut (${said})`, { cause: fault });
      });
      return `dans ${where}`;
    },
  };
}

interface Bucket {
  client: S3Client;
  sdk: typeof import('@aws-sdk/client-s3');
  bucket: string;
}

/** Nothing of the store's program is left to the environment: it would read keys and addresses there. */
async function openBucket(at: S3Place, patience: number): Promise<Bucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    endpoint: at.endpoint,
    region: at.region,
    credentials: { accessKeyId: at.accessKeyId, secretAccessKey: at.secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    followRegionRedirects: false,
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: patience,
      throwOnRequestTimeout: true,
      socketTimeout: patience,
    },
  });
  return { client, sdk, bucket: at.bucket };
}

/** Whether the same content was already put there: a second sender need not send it again. */
async function isThere({ client, sdk, bucket }: Bucket, place: string, size: number) {
  try {
    const command = new sdk.HeadObjectCommand({ Bucket: bucket, Key: place });
    return (await client.send(command)).ContentLength === size;
  } catch (fault) {
    if (statusOf(fault) === 404) return false;
    throw fault;
  }
}

/** A place is named after its content. */
const digestIn = (place: string): string => /[0-9a-f]{64}/.exec(place)?.[0] ?? '';

/** Once more, twice, unless the store said no: a key refused once is refused again. */
async function persevering<T>(work: () => Promise<T>, pause: number): Promise<T> {
  for (let tried = 1; ; tried += 1)
    try {
      return await work();
    } catch (fault) {
      const status = statusOf(fault);
      const isFinal = status !== undefined && status >= 400 && status < 500 && status !== 429;
      if (isFinal || tried === TRIES) throw fault;
      await new Promise((go) => setTimeout(go, pause * tried * tried));
    }
}

const statusOf = (fault: unknown): number | undefined =>
  (fault as S3ServiceException).$metadata?.httpStatusCode;
