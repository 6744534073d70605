import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/**
 * A small TLS proxy of this machine, as one stands before Préau: to the port that `inside` says, each request shown to
 * `look`. Gives its own port.
 */
export async function openTlsFront(
  certificate: { key: string; cert: string },
  inside: () => number,
  look: (asked: IncomingMessage) => void = () => undefined,
): Promise<number> {
  const front = createServer(certificate, (asked, reply) => {
    look(asked);
    const forward = request(
      {
        port: inside(),
        host: '127.0.0.1',
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.9' },
      },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      },
    );
    forward.on('error', () => reply.destroy());
    asked.pipe(forward);
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  after(() => {
    front.closeAllConnections();
    front.close();
  });
  return (front.address() as AddressInfo).port;
}
