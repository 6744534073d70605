import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of one program: a pid alone is not enough, since the machine gives it to another later. */
export type Life = { pid: number; started: string };

/** This very run. */
export function thisLife(): Life {
  return { pid: process.pid, started: startOf(process.pid) ?? 'unknown' };
}

/** True while that run lasts; false after its end, even when its pid was given to another program. */
export function isAlive(life: Life): boolean {
  return startOf(life.pid) === life.started;
}

/** True when some program runs under this pid; a zombie does not. */
export function isRunning(pid: number): boolean {
  return startOf(pid) !== undefined;
}

/** When that pid was started, as an opaque word that no later program, even after a reboot, repeats. */
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return startByPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return `${bootId()}/${fields[18]}`;
  } catch {
    return undefined;
  }
}

let boot: string | undefined;

function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return boot;
}

function startByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
