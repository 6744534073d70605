import { execFile, execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
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
export async function takeApart(url: string, path: string): Promise<Record<string, unknown>> {
  const words = [import.meta.filename, url, path];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return { ...JSON.parse(stdout), load: loadavg().map((one) => Math.round(one * 10) / 10) };
}

/** People whose own row a feed would change, as its plan says. */
export async function changedBy(url: string, path: string, most: number): Promise<string[]> {
  const { plan } = await takeAaf({ url, path, dryRun: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select person_id as id from directory.feed_plan_line
     where plan_id = $1 and person_id is not null and said->>'fields' <> '[]' order by key limit $2`,
    [plan?.id, most],
  );
  await client.end();
  return rows.map(({ id }) => id);
}

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
