import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after } from 'node:test';
import type { ClamdPlace } from '../../src/kernel/blobs/places.ts';

/** How it answers: as clamd does, or not. */
export type Manner =
  | 'honest'
  | 'silent'
  | 'nonsense'
  | 'unfinished'
  | 'endless'
  | 'leaves'
  | 'too-long';

/** A scanner that knows one virus, the harmless one that is made to be found. */
export interface ClamdStandIn {
  place: ClamdPlace;
  /** Changes how it answers from now on. */
  be: (manner: Manner) => void;
  /** What it was given, whole, each time. */
  given: Buffer[];
}

/** The test file of EICAR, in two halves so that no scanner finds it here. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** Opens one, closed after the file's last test. */
export async function openClamdStandIn(): Promise<ClamdStandIn> {
  const given: Buffer[] = [];
  let manner: Manner = 'honest';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let heard = Buffer.alloc(0);
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part]);
      const said = answerTo(heard, manner, given);
      if (said === 'leave') socket.destroy();
      else if (said !== undefined) socket.end(said);
      if (manner === 'endless' && said === undefined) socket.write(Buffer.alloc(8_192, 'x'));
    });
  });
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    place: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    given,
    be: (next) => {
      manner = next;
    },
  };
}

function answerTo(heard: Buffer, manner: Manner, given: Buffer[]): string | undefined {
  if (manner === 'silent' || manner === 'endless') return undefined;
  if (manner === 'leaves') return heard.length > 20 ? 'leave' : undefined;
  if (heard.equals(Buffer.from('zPING\0'))) return manner === 'honest' ? 'PONG\0' : 'GNOP\0';
  const file = fileIn(heard);
  if (file === undefined) return undefined;
  given.push(file);
  if (manner === 'nonsense') return 'stream: PEUT-ÊTRE OK\0';
  if (manner === 'unfinished') return 'stream: OK';
  if (manner === 'too-long') return 'INSTREAM size limit exceeded. ERROR\0';
  return file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
}

/** The file of an INSTREAM, once its end has come; undefined before. */
function fileIn(heard: Buffer): Buffer | undefined {
  const order = Buffer.from('zINSTREAM\0');
  if (!heard.subarray(0, order.length).equals(order)) return undefined;
  const parts: Buffer[] = [];
  let at = order.length;
  while (at + 4 <= heard.length) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
