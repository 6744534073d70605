import { readFileSync } from 'node:fs';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { passwordChanged } from '#contracts/identity';
import { connect } from '#kernel/db';
import { emit } from '#kernel/events';
import { openWorker } from '../src/worker.ts';
import { openRegion } from './region.ts';
import { serveRegion } from './serve.ts';
import { cookieOf } from './sign-in-as.ts';

/**
 * Streams of different people, open at once: memory each; what they cost while nothing happens; then one event at a time
 * for one of them, from its commit to the moment when the badge's figure is on the wire.
 *
 *   node bench/notices.ts [streams] [events]      2,000 and 300 by default
 */
const streams = Number(process.argv[2] ?? 2_000);
const events = Number(process.argv[3] ?? 300);

interface Waiting {
  personId: string;
  /** Called when news come. */
  heard: (unread: number) => void;
}

const region = await openRegion(12);
const worker = await openWorker({ config: region.config, url: region.url });
const served = await serveRegion(region.config);
const { db, pool } = connect(region.url, 4);
const open: { request: ClientRequest; waiting: Waiting }[] = [];
try {
  const people = await cookies();
  const idle = memory();
  const begun = performance.now();
  for (let i = 0; i < people.length; i += 50)
    await Promise.all(people.slice(i, i + 50).map(listen));
  const seconds = (performance.now() - begun) / 1000;
  await sleep(5_000);
  const held = memory();
  console.log(
    `${open.length} streams opened in ${seconds.toFixed(1)} s; resident ${idle.resident} → ${held.resident} MiB, ` +
      `${(((held.resident - idle.resident) * 1024) / open.length).toFixed(1)} kB each`,
  );
  const before = memory().cpu;
  await sleep(30_000);
  console.log(
    `while nothing happens: ${((memory().cpu - before) / 30 / 10).toFixed(2)} % of a core in the web process`,
  );
  const times: number[] = [];
  for (let i = 0; i < events; i += 1) {
    const { waiting } = open[(i * 7_919) % open.length] as (typeof open)[number];
    times.push(await tellOne(waiting));
    await sleep(Math.random() * 100);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
  console.log(
    `event → badge on the wire, ${events} events: median ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`,
  );
} finally {
  for (const { request } of open) request.destroy();
  await db.destroy();
  await worker.close();
  await served.stop();
  await region.close();
}

/** A session for each of so many people. */
async function cookies(): Promise<{ personId: string; cookie: string }[]> {
  const { rows } = await pool.query<{ id: string; person_id: string }>(
    'select id, person_id from identity.account order by md5(login) limit $1',
    [streams],
  );
  const found: { personId: string; cookie: string }[] = [];
  for (const { id, person_id } of rows)
    found.push({ personId: person_id, cookie: await cookieOf(db, id) });
  return found;
}

function listen({ personId, cookie }: { personId: string; cookie: string }): Promise<void> {
  const waiting: Waiting = { personId, heard: () => undefined };
  return new Promise((done, fail) => {
    const request = get(`${served.origin}/api/notifications/stream`, {
      agent: false,
      headers: { cookie, accept: 'text/event-stream' },
    });
    request.on('error', fail);
    request.on('response', (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) fail(new Error(`status ${answer.statusCode}`));
      answer.setEncoding('utf8');
      answer.on('error', () => undefined);
      answer.on('data', (text: string) => {
        const unread = /"unread":(\d+)/.exec(text)?.[1];
        if (unread === undefined) return;
        done();
        waiting.heard(Number(unread));
      });
    });
    open.push({ request, waiting });
  });
}

/** Milliseconds from the commit of an event to its news on the person's stream. */
async function tellOne(waiting: Waiting): Promise<number> {
  const heard = new Promise<number>((done) => {
    waiting.heard = () => done(performance.now());
  });
  await emit({ db }, passwordChanged, { personId: waiting.personId });
  const committed = performance.now();
  return (await heard) - committed;
}

/** Resident MiB of the web process, and the milliseconds of processor that it has used. */
function memory(): { resident: number; cpu: number } {
  const status = readFileSync(`/proc/${served.pid}/status`, 'utf8');
  const stat = readFileSync(`/proc/${served.pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = Number(stat[11]) + Number(stat[12]);
  return {
    resident: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024),
    cpu: ticks * 10,
  };
}
