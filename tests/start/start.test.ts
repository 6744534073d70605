import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { isGoneSoon } from '../support/holder.ts';
import { atEnd, type Program, preau, temporaryFolder } from '../support/program.ts';

const READY = /^Préau is ready at (http:\/\/localhost:\d+)$/m;

/** A start without the demo, on a free port: what is tried here needs no region. */
function start(folder: string, env: Record<string, string> = {}): Program {
  return preau(['start'], { env: { PREAU_DATA: folder, PREAU_DEMO: 'off', PORT: '0', ...env } });
}

function serverOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} stops everything, after what is under way`, async () => {
    const folder = temporaryFolder();
    const running = start(folder);
    const [, address = ''] = await running.until(READY);
    assert.equal((await fetch(`${address}/health`)).status, 200);
    const server = serverOf(folder);
    running.kill(signal);
    running.kill(signal); // a terminal and a launcher may each pass it on
    assert.equal(await running.ended, 0, running.printed());
    assert.ok(await isGoneSoon(server));
    await assert.rejects(fetch(`${address}/health`));
  });
}

test('a second start on the same data is refused in one line that names the first', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  const [, address = ''] = await first.until(READY);
  const second = start(folder);
  assert.equal(await second.ended, 1);
  assert.equal(second.printed().trim().split('\n').length, 1, second.printed());
  assert.match(second.printed(), new RegExp(`processus ${first.pid}\\b`));
  assert.equal((await fetch(`${address}/health`)).status, 200);
});

test('commands work beside a running server and leave it running', async () => {
  const folder = temporaryFolder();
  const running = start(folder);
  const [, address = ''] = await running.until(READY);
  const server = serverOf(folder);
  for (const verb of ['migrate', 'doctor']) {
    const command = preau([verb], { env: { PREAU_DATA: folder } });
    assert.equal(await command.ended, 0, command.printed());
  }
  assert.equal(serverOf(folder), server);
  assert.equal((await fetch(`${address}/health`)).status, 200);
});

test('a start killed outright is no obstacle to the next one, which leaves no orphan', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  await first.until(READY);
  const orphan = serverOf(folder);
  first.kill('SIGKILL');
  await first.ended;
  const second = start(folder);
  await second.until(READY);
  assert.ok(await isGoneSoon(orphan));
  const server = serverOf(folder);
  second.kill('SIGTERM');
  assert.equal(await second.ended, 0);
  assert.ok(await isGoneSoon(server));
});

test('a taken port is named before anything is begun', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  atEnd(() => taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const refused = start(temporaryFolder(), { PORT: String(port) });
  assert.equal(await refused.ended, 1);
  assert.match(
    refused.printed(),
    new RegExp(`^Le port ${port} est déjà pris .*\\n.*PORT=\\d+ npm start`),
  );
  assert.doesNotMatch(refused.printed(), /Base de données/);
});

test('a start stopped half-way leaves nothing running', async () => {
  const folder = temporaryFolder();
  const running = start(folder);
  await running.until(/Base de données/);
  running.kill('SIGTERM');
  assert.equal(await running.ended, 130, running.printed());
  const next = start(folder);
  await next.until(READY);
});

test('the database dying under a running server is survived', async () => {
  const folder = temporaryFolder();
  const running = start(folder);
  const [, address = ''] = await running.until(READY);
  process.kill(serverOf(folder), 'SIGKILL');
  await running.until(/de nouveau là/);
  assert.equal((await fetch(`${address}/health`)).status, 200);
});

test('several web processes serve one port and stop together', async () => {
  const folder = temporaryFolder();
  const running = start(folder, { PREAU_WORKERS: '2' });
  const [, address = ''] = await running.until(READY);
  assert.equal((await fetch(`${address}/health`)).status, 200);
  const server = serverOf(folder);
  running.kill('SIGTERM');
  assert.equal(await running.ended, 0, running.printed());
  assert.ok(await isGoneSoon(server));
});
