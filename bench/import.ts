import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openEmbedded } from '#kernel/postgres';
import { takeAaf } from '#modules/directory';
import { migrateHouse } from '../src/schemas.ts';
import { reference } from './reference.ts';

/**
 * The import of a region: into an empty directory, the same feed again, then with 1 % of changes. Each runs in a
 * process of its own, so that its peak memory is its own; PostgreSQL's is apart.
 *
 *   node bench/import.ts [structures]        350 by default, the region
 */
const checkout = resolve(import.meta.dirname, '..');
const [first = '350', ...rest] = process.argv.slice(2);
if (first === '--one') await one(rest[0] ?? '', rest[1] ?? '');
else await all(first);

async function one(url: string, path: string): Promise<void> {
  const report = await takeAaf({ url, path });
  if (report.outcome === 'refused') throw new Error(report.reason ?? '');
  const { seconds, read, created, changed, missing, memberships, bytes, stages } = report;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const cpu = process.cpuUsage();
  const records = Object.values(read).reduce((sum, count) => sum + count, 0);
  console.log(
    JSON.stringify({
      ...{ seconds, megabytes, cpuSeconds: Math.round((cpu.user + cpu.system) / 1e6) },
      ...{
        records,
        created,
        changed,
        missing,
        memberships,
        megabytesRead: Math.round(bytes / 1e6),
      },
      ...{ recordsPerSecond: Math.round(records / seconds), stages },
    }),
  );
}

async function all(structures: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-import-'));
  const make = (name: string, ...options: string[]) => {
    const path = join(folder, name);
    const command = [
      join(checkout, 'bin/preau.mjs'),
      'demo',
      'make',
      path,
      '--structures',
      structures,
      ...options,
    ];
    execFileSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
    return path;
  };
  const database = await openEmbedded({ folder: join(folder, 'data') });
  try {
    await migrateHouse(database.url);
    const whole = make('whole');
    const changed = make('changed', '--change', '0.01', '--date', '20261123');
    console.log('reference', await reference(database.url));
    for (const [what, path] of [
      ['into an empty directory', whole],
      ['the same feed again', whole],
      ['with 1 % of changes', changed],
    ] as const) {
      const command = [import.meta.filename, '--one', database.url, path];
      console.log(what, JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })));
    }
    console.log('reference', await reference(database.url));
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
