import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { openSmallDoors } from './testing/small-doors.ts';

const { app } = openSmallDoors();
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as AddressInfo;
after(() => app.close());

/** What comes back for these very bytes, until the other side hangs up. */
async function say(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const said = text(socket).catch(() => '');
  socket.end(Buffer.from(bytes, 'latin1'));
  return said;
}

const host = 'Host: here\r\n';
const form = 'Content-Type: application/x-www-form-urlencoded\r\n';

test('a request as it should be is answered', async () => {
  assert.match(await say(`GET /page/x HTTP/1.1\r\n${host}\r\n`), /^HTTP\/1\.1 200/);
  const sent = await say(`POST /door HTTP/1.1\r\n${host}${form}Content-Length: 3\r\n\r\na=b`);
  assert.match(sent, /^HTTP\/1\.1 200/);
});

/** This refusal; or nothing, where the line was cut before it could be read. */
const refused = (status: number) => new RegExp(`^(HTTP/1\\.1 ${status}|$)`);

/** Requests that two servers may read differently: smuggling lives on each of them (RFC 9112 §11.2). */
const bent: Record<string, string> = {
  'two lengths': `POST /door HTTP/1.1\r\n${host}${form}Content-Length: 3\r\nContent-Length: 5\r\n\r\na=b`,
  'a length and chunks': `POST /door HTTP/1.1\r\n${host}${form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n`,
  'chunked in another dress': `POST /door HTTP/1.1\r\n${host}${form}Transfer-Encoding: xchunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n`,
  'chunked before another coding': `POST /door HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked, identity\r\n\r\n3\r\na=b\r\n0\r\n\r\n`,
  'a chunk whose size is no number': `POST /door HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\nzz\r\na=b\r\n0\r\n\r\n`,
  'a length with a sign': `POST /door HTTP/1.1\r\n${host}${form}Content-Length: +3\r\n\r\na=b`,
  'a space before the colon': `GET /page/x HTTP/1.1\r\nHost : here\r\n\r\n`,
  'a folded header': `GET /page/x HTTP/1.1\r\n${host}X-A: b\r\n c: d\r\n\r\n`,
  'lines that end with LF alone': 'GET /page/x HTTP/1.1\nHost: here\n\n',
  'a lone CR in a header': `GET /page/x HTTP/1.1\r\n${host}X-A: b\rX-B: c\r\n\r\n`,
  'a NUL in a header': `GET /page/x HTTP/1.1\r\n${host}X-A: b\0c\r\n\r\n`,
  'no host': 'GET /page/x HTTP/1.1\r\n\r\n',
  'two hosts': `GET /page/x HTTP/1.1\r\n${host}Host: elsewhere\r\n\r\n`,
  'a host with a path': 'GET /page/x HTTP/1.1\r\nHost: here/there\r\n\r\n',
  'a host with a user': 'GET /page/x HTTP/1.1\r\nHost: here@there\r\n\r\n',
  'a version that is none': `GET /page/x HTTP/9.9\r\n${host}\r\n`,
  'a method that is none': `GRAB /page/x HTTP/1.1\r\n${host}\r\n`,
  'a space in the address': `GET /page/x y HTTP/1.1\r\n${host}\r\n`,
};
for (const [what, bytes] of Object.entries(bent))
  test(`${what} is refused`, async () => {
    assert.match(await say(bytes), /^HTTP\/1\.1 4\d\d/);
  });

test('an address of another server is no page of ours', async () => {
  const answer = await say(`GET http://elsewhere.example/page/x HTTP/1.1\r\n${host}\r\n`);
  assert.match(answer, /^HTTP\/1\.1 4\d\d/);
});

test('headers beyond sixteen kilobytes are refused, in one or in many', async () => {
  const long = await say(`GET /page/x HTTP/1.1\r\n${host}X-A: ${'a'.repeat(17_000)}\r\n\r\n`);
  assert.match(long, refused(431));
  const many = 'X-A: aaaaaaaaaaaaaaaaaaaa\r\n'.repeat(900);
  assert.match(await say(`GET /page/x HTTP/1.1\r\n${host}${many}\r\n`), refused(431));
});

test('a body that says it is too long is refused before it comes; one that does not say, once it is', async () => {
  const head = (rest: string) => `POST /door HTTP/1.1\r\n${host}${form}${rest}\r\n\r\n`;
  assert.match(await say(head('Content-Length: 2000000')), refused(413));
  const json = head('Content-Length: 2000000').replace(form, 'Content-Type: application/json\r\n');
  assert.match(await say(json), refused(413));
  const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
  const endless = await say(head('Transfer-Encoding: chunked') + chunk.repeat(10));
  assert.match(endless, refused(413));
});

test('JSON that would reach for the prototype is refused', async () => {
  for (const json of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}'])
    assert.equal(
      (
        await app.inject({
          method: 'POST',
          url: '/door',
          headers: { 'content-type': 'application/json' },
          payload: json,
        })
      ).statusCode,
      400,
      json,
    );
});
