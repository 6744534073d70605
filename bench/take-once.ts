import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { takeAaf } from '#modules/directory';

const checkout = resolve(import.meta.dirname, '..');

/** Writes a feed of the invented region into a folder. */
export function makeFeed(path: string, structures: string, ...options: string[]): string {
  const command = [join(checkout, 'bin/preau.mjs'), 'demo', 'make', path];
  execFileSync(process.execPath, [...command, '--structures', structures, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return path;
}

/** Takes a feed in a process of its own, so that its peak memory is its own; PostgreSQL's is apart. */
export const takeApart = (url: string, path: string): Record<string, unknown> => ({
  ...JSON.parse(
    execFileSync(process.execPath, [import.meta.filename, url, path], { encoding: 'utf8' }),
  ),
  load: loadavg().map((one) => Math.round(one * 10) / 10),
});

if (process.argv[1] === import.meta.filename) {
  const [, , url = '', path = ''] = process.argv;
  const report = await takeAaf({ url, path });
  if (report.outcome === 'refused') throw new Error(report.reason ?? '');
  const { seconds, read, created, changed, missing, memberships, bytes, stages } = report;
  const cpu = process.cpuUsage();
  const records = Object.values(read).reduce((sum, count) => sum + count, 0);
  console.log(
    JSON.stringify({
      ...{ seconds, lockedSeconds: stages['locked'] },
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      cpuSeconds: Math.round((cpu.user + cpu.system) / 1e6),
      ...{ records, created, changed, missing, memberships },
      megabytesRead: Math.round(bytes / 1e6),
      ...{ recordsPerSecond: Math.round(records / seconds), stages },
    }),
  );
}
