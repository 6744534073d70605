import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { ClamdPlace } from './places.ts';

/** What a scanner says of a file. `away`: it said nothing that can be relied upon. */
export type Verdict = 'clean' | 'infected' | 'away';

/** Looks for viruses in files. */
export interface Scanner {
  scan: (file: string) => Promise<Verdict>;
  /** Whether it answers. */
  isThere: () => Promise<boolean>;
}

const ANSWER_MOST = 4_096;

/**
 * A scanner that speaks the language of clamd (clamd(8), INSTREAM): each part of the file behind its length, then a
 * length of nothing. Only a plain OK is clean: whatever else is said, or not said within `patience` milliseconds, is not.
 */
export function openClamd(at: ClamdPlace, patience = 60_000): Scanner {
  return {
    scan: async (file) => {
      const said = await converse(at, patience, (socket) => sendFile(socket, file));
      if (said === 'stream: OK') return 'clean';
      return said !== undefined && /^stream: .+ FOUND$/.test(said) ? 'infected' : 'away';
    },
    isThere: async () => {
      const ping = (socket: Socket) => write(socket, Buffer.from('zPING\0'));
      return (await converse(at, Math.min(patience, 3_000), ping)) === 'PONG';
    },
  };
}

/** Says something, and hears one line that ends in a NUL; undefined when none came whole. */
async function converse(
  at: ClamdPlace,
  patience: number,
  say: (socket: Socket) => Promise<void>,
): Promise<string | undefined> {
  const socket = connect(at);
  socket.on('error', () => undefined); // Heard by whoever reads or writes; a late one has nobody to tell.
  const late = setTimeout(() => socket.destroy(), patience);
  // It may answer, and hang up, in the middle of what we say: what it answered counts.
  const saying = say(socket).catch(() => undefined);
  try {
    return await hear(socket);
  } catch {
    return undefined; // Whatever went wrong, nothing was said.
  } finally {
    clearTimeout(late);
    socket.destroy();
    await saying;
  }
}

async function hear(socket: Socket): Promise<string | undefined> {
  let said = Buffer.alloc(0);
  for await (const part of socket) {
    said = Buffer.concat([said, part]);
    const end = said.indexOf(0);
    if (end >= 0) return said.toString('utf8', 0, end).trim();
    if (said.length > ANSWER_MOST) return undefined;
  }
  return undefined;
}

async function sendFile(socket: Socket, file: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>)
    await write(socket, Buffer.concat([lengthOf(part.length), part]));
  await write(socket, lengthOf(0));
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}

/** Waits while the other side reads more slowly than we write; a broken line ends it. */
async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) throw new Error('hung up');
  if (socket.write(bytes)) return;
  const closed = new AbortController();
  const hungUp = once(socket, 'close', { signal: closed.signal }).then(() => {
    throw new Error('hung up');
  });
  await Promise.race([once(socket, 'drain', { signal: closed.signal }), hungUp]).finally(() => {
    hungUp.catch(() => undefined);
    closed.abort();
  });
}
