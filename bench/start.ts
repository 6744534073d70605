import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { environmentWith } from '#config';
import { median } from './wrk.ts';

/**
 * Seconds from `npm start` to the ready line, on an empty data folder and again on the same one. The first minutes of a
 * fresh clone (npm's own download) are not in it: `time npm start` in a clone says those.
 *
 *   node bench/start.ts
 */
const checkout = resolve(import.meta.dirname, '..');

async function secondsToReady(folder: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(checkout, 'bin/preau.mjs'), 'start'], {
    env: environmentWith({ PREAU_DATA: folder, PORT: '3998', PREAU_LOG: 'silent' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('Préau is ready')) continue;
    const seconds = (performance.now() - started) / 1000;
    child.kill('SIGTERM');
    await once(child, 'exit');
    return seconds;
  }
  throw new Error('It did not start.');
}

const rounds = [];
for (let round = 0; round < 3; round += 1) {
  const folder = mkdtempSync(join(checkout, '.preau-start-'));
  try {
    rounds.push({ first: await secondsToReady(folder), again: await secondsToReady(folder) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`first start ${median(rounds.map(({ first }) => first)).toFixed(1)} s`);
console.log(`start again ${median(rounds.map(({ again }) => again)).toFixed(1)} s`);
