import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './living.ts';

/** A PostgreSQL server process, as its own `postmaster.pid` describes it. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

const GENTLE = 60_000;
const HARSH = 10_000;

/** The server that runs on this cluster, if one does. A file left by a dead one, or a reused pid, is none. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid) || !worksIn(pid, cluster)) return;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Removes a `postmaster.pid` whose pid now belongs to another program: PostgreSQL would take that
 * program for a server and refuse to start.
 */
export function forgetStrangerPid(cluster: string): void {
  const pid = Number(readLines(join(cluster, 'postmaster.pid'))[0]);
  if (pid > 0 && isRunning(pid) && !worksIn(pid, cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}

/** Stops a server: disconnects its clients, writes everything, waits until it is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', GENTLE],
    ['SIGQUIT', HARSH],
    ['SIGKILL', HARSH],
  ] as const) {
    signalTo(pid, signal);
    if (await isGone(pid, patience)) return;
  }
}

/** Sends the signal; a server that is already gone is fine. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, patience: number): Promise<boolean> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (!isRunning(pid)) return true;
    await sleep(10);
  }
  return !isRunning(pid);
}

/** PostgreSQL works inside its cluster's folder: no other program's pid passes for a server. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    }
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes(cluster);
  } catch {
    return false;
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
