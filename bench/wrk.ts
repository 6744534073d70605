import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What one run of wrk says; latencies in milliseconds. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

/** Asks `url` for `seconds` with `connections` at once, as a Lua script says when given. Needs Debian's `wrk`. */
export async function wrk(
  url: string,
  {
    connections = 64,
    seconds = 10,
    script,
  }: { connections?: number; seconds?: number; script?: string },
): Promise<Load> {
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    '--timeout',
    '10s',
    ...(script === undefined ? [] : ['-s', script]),
    url,
  ]);
  const figure = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '0';
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(
    stdout,
  );
  const socketErrors = (socket?.slice(1) ?? []).reduce((sum, n) => sum + Number(n), 0);
  return {
    perSecond: Number(figure(/Requests\/sec:\s+([\d.]+)/)),
    p50: milliseconds(figure(/50%\s+([\d.]+[a-z]+)/)),
    p99: milliseconds(figure(/99%\s+([\d.]+[a-z]+)/)),
    errors: socketErrors + Number(figure(/Non-2xx or 3xx responses: (\d+)/)),
  };
}

const factor: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function milliseconds(text: string): number {
  const [, amount = '0', unit = 'ms'] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  return Number(amount) * (factor[unit] ?? 1);
}

/** The middle one of several figures. */
export const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
