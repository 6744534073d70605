import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainFault } from './plain-fault.ts';

/**
 * The key of the installation, for secrets that must be read again and so cannot be digests. What is sealed says what
 * it is about: moved to another row it does not open.
 */
export interface Seal {
  close: (text: string, about: string) => Promise<Buffer>;
  /** Throws for another key, another `about`, or anything that was touched. */
  open: (sealed: Buffer, about: string) => Promise<string>;
  /** What is kept of a secret that is short enough to be tried out by whoever stole the database alone. */
  digest: (text: string) => Promise<Buffer>;
}

/** Where the key is: given, or in a file of its own, made at its first use for its owner alone. */
export interface SealPlace {
  data: string;
  secretKey?: Buffer | undefined;
}

const VERSION = 1;
const IV = 12;
const TAG = 16;

/** Opens the seal of an installation; nothing is read or made before it is used. */
export function openSeal({ data, secretKey }: SealPlace): Seal {
  let known: Promise<{ cipher: Buffer; digest: Buffer }> | undefined;
  const keys = () => {
    known ??= (secretKey === undefined ? keyIn(join(data, 'keys')) : Promise.resolve(secretKey))
      .then((key) => ({ cipher: derived(key, 'seal'), digest: derived(key, 'digest') }))
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    close: async (text, about) => {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', (await keys()).cipher, iv);
      cipher.setAAD(Buffer.from(about));
      const inside = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), inside]);
    },
    open: async (sealed, about) => {
      if (sealed[0] !== VERSION || sealed.length < 1 + IV + TAG)
        throw new Error('This is not something that we sealed.');
      const iv = sealed.subarray(1, 1 + IV);
      const decipher = createDecipheriv('aes-256-gcm', (await keys()).cipher, iv);
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
      const inside = decipher.update(sealed.subarray(1 + IV + TAG));
      return Buffer.concat([inside, decipher.final()]).toString('utf8');
    },
    digest: async (text) =>
      createHmac('sha256', (await keys()).digest)
        .update(text)
        .digest(),
  };
}

const derived = (key: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `preau ${use}`, 32));

/** The key in its file. Processes that start together make one: only the first name stays. */
async function keyIn(folder: string): Promise<Buffer> {
  const path = join(folder, 'seal.key');
  const found = await readFile(path).catch(absent);
  if (found !== undefined) return wholeKey(found, path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, randomBytes(32), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return wholeKey(await readFile(path), path);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function wholeKey(key: Buffer, path: string): Buffer {
  if (key.length !== 32)
    throw new PlainFault(`La clé ${path} n’est pas entière : remettez-la depuis une sauvegarde.`);
  return key;
}
