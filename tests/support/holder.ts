import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Launch, type Program, program } from './program.ts';

const file = join(import.meta.dirname, 'hold-database.ts');

/** A program that holds the embedded database of a folder: its address and the server's pid. */
export type HoldingProgram = Program & { url: string; server: number };

/** Starts a holder that is expected to fail, or whose start is to be watched. */
export function startHolder(folder: string, launch: Launch = {}): Program {
  return program([file], { ...launch, env: { PREAU_DATA: folder, ...launch.env } });
}

/** Starts a holder and waits until it has the database. */
export async function holdDatabase(folder: string, launch: Launch = {}): Promise<HoldingProgram> {
  const holder = startHolder(folder, launch);
  const [line] = await holder.until(/^\{.*\}$/m);
  const { url, pid } = JSON.parse(line);
  return { ...holder, url, server: pid };
}

/** Runs one statement on the database and gives its rows. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** True while a process runs under this pid (Linux); one that has ended and waits to be buried does not. */
export function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until no process runs under this pid; false when one still does after 10 s. */
export async function isGoneSoon(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000 && runs(pid); waited += 20) await sleep(20);
  return !runs(pid);
}
