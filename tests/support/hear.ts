import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';

/** The first words of a reply that goes on: its status, and what it said within half a second or until it said some news. */
export async function hearStream(app: FastifyInstance, asked: InjectOptions) {
  const answer = await app.inject({ ...asked, payloadAsStream: true });
  const stream = answer.stream();
  let body = '';
  stream.on('data', (part: Buffer) => {
    body += part.toString();
  });
  const ended = new Promise((done) => stream.once('end', done));
  for (let waited = 0; waited < 500 && !body.includes('event: '); waited += 20)
    if ((await Promise.race([ended.then(() => 'ended'), sleep(20)])) === 'ended') break;
  stream.destroy();
  const { statusCode, headers } = answer;
  return { statusCode, headers, body, json: () => JSON.parse(body) };
}
