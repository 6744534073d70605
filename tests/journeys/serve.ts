import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The Préau of the journeys: the real `start` on the folder given, made anew so that no run sees the last one's traces; its complaints beside it, in `.log`. */
const [folder = ''] = process.argv.slice(2);
if (folder === '') throw new Error('serve.ts <folder>');
rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

const program = spawn(
  process.execPath,
  [join(import.meta.dirname, '../../bin/preau.mjs'), 'start'],
  // The reporter of the journeys keeps nothing of what a server says.
  { stdio: ['ignore', 'inherit', openSync(`${folder}.log`, 'w')] },
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => program.kill(signal));
program.once('close', (code) => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exitCode = code ?? 1;
});
