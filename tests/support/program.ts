import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

/** The checkout that the tests run in. */
export const checkout = resolve(import.meta.dirname, '../..');

/** A program started by a test, with all that it printed so far. */
export type Program = {
  pid: number;
  printed(): string;
  /** Resolves when it has printed something that matches; rejects when it ends, or 25 s pass, before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
};

/** How to start a program: variables on top of a bare environment, and an account to change to. */
export type Launch = { env?: Record<string, string>; uid?: number; node?: string };

const PATIENCE = 25_000;

const endings: (() => unknown)[] = [];

/** Does something when the test that calls it ends; the last asked is done first. */
export function atEnd(work: () => unknown): void {
  endings.push(work);
  if (endings.length > 1) return;
  after(async () => {
    for (let next = endings.pop(); next !== undefined; next = endings.pop()) await next();
  });
}

/** An empty folder inside the checkout, with a space and an accent in its name; removed after the tests. */
export function temporaryFolder(): string {
  const parent = join(checkout, '.preau-test', 'start');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'été à '));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Starts `bin/preau.mjs` with these words. */
export function preau(words: string[], launch: Launch = {}): Program {
  return program([join(checkout, 'bin/preau.mjs'), ...words], launch);
}

/** Starts a Node program that ends with the tests, whatever happens in them. */
export function program(words: string[], { env = {}, uid, node }: Launch = {}): Program {
  const child = spawn(node ?? process.execPath, words, {
    cwd: checkout,
    env: { PATH: process.env['PATH'] ?? '', HOME: checkout, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let text = '';
  const collect = (part: Buffer) => {
    text += part.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  atEnd(() => endOf(child));
  const ended = new Promise<number | string>((done) => {
    child.once('close', (code, signal) => done(code ?? signal ?? 'unknown'));
  });
  return {
    pid: child.pid ?? 0,
    printed: () => text,
    until: (pattern) => untilPrinted(pattern, () => text, child),
    kill: (signal) => child.kill(signal),
    ended,
  };
}

async function untilPrinted(pattern: RegExp, text: () => string, child: ChildProcess) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const found = pattern.exec(text());
    if (found) return found;
    if (hasEnded(child)) await sleep(50);
    const last = pattern.exec(text());
    if (last) return last;
    if (hasEnded(child)) throw new Error(`It ended before printing ${pattern}:\n${text()}`);
    await sleep(20);
  }
  throw new Error(`It did not print ${pattern} in time:\n${text()}`);
}

async function endOf(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  for (let waited = 0; waited < 5000 && !hasEnded(child); waited += 50) await sleep(50);
  if (!hasEnded(child)) child.kill('SIGKILL');
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
