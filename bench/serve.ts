import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Config } from '#config';
import { environmentWith } from '#config';

const checkout = resolve(import.meta.dirname, '..');

/** The real program, as an operator starts it. */
export interface Served {
  origin: string;
  pid: number;
  /** Peak resident memory so far, in MiB. */
  peakMiB: () => number;
  stop: () => Promise<void>;
}

/** Starts `preau web` with these settings and waits until it is ready. */
export async function serveRegion(config: Config): Promise<Served> {
  const child = spawn(process.execPath, [join(checkout, 'src/main.ts'), 'web'], {
    env: environmentWith({
      PREAU_DATA: config.data,
      PORT: String(config.port),
      PREAU_LOG: 'warn',
      // What asks stands in for a proxy: a whole region behind one address would be refused.
      PREAU_PROXIES: '127.0.0.0/8',
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, origin] = /ready at (\S+)/.exec(line) ?? [];
    if (origin !== undefined)
      return {
        origin,
        pid: child.pid ?? 0,
        peakMiB: () => peakOf(child),
        stop: () => stopped(child),
      };
  }
  throw new Error('The server did not start.');
}

const peakOf = ({ pid }: ChildProcess) => {
  const [, kiB = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kiB) / 1024);
};

async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}

/** Whether Debian's `wrk` is there; says how to get it when not. */
export function needWrk(): void {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      throw new Error('These benches need wrk: apt-get install wrk');
  }
}
