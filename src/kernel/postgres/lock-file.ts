import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type Life, thisLife } from './living.ts';

/** Who holds a lock file, and what it wanted others to know. */
export type Holder = Life & { note?: string };

/** A lock that this program holds: a file that names it. It dies with the program, however that ends. */
export type Lock = {
  /** Tells others something about the holder; they read it in {@link Holder}. */
  note(text: string): void;
  release(): void;
};

/** Takes the lock, or returns the living program that holds it. A dead holder's file is no obstacle. */
export function takeLock(path: string): Lock | Holder {
  for (;;) {
    const life = thisLife();
    try {
      writeFileSync(path, JSON.stringify(life), { flag: 'wx', mode: 0o644 });
      return lockAt(path, life);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined) return holder;
    setStaleAside(path);
  }
}

/** Released once only: by then the file may be somebody else's. */
function lockAt(path: string, life: Life): Lock {
  let isHeld = true;
  return {
    note(text) {
      if (isHeld) replace(path, { ...life, note: text });
    },
    release() {
      if (isHeld) rmSync(path, { force: true });
      isHeld = false;
    },
  };
}

/** Runs `work` while holding the lock, after waiting for its turn. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  let lock = takeLock(path);
  while ('pid' in lock) {
    await sleep(20);
    lock = takeLock(path);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The living program that holds the lock, if there is one. */
export function holderOf(path: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(readFileSync(path, 'utf8'));
    return isAlive(holder) ? holder : undefined;
  } catch (error) {
    if (error instanceof SyntaxError && isFresh(path)) return { pid: 0, started: 'being written' };
    return undefined;
  }
}

/** A file without its text yet: its writer is between two system calls, unless it died right there. */
function isFresh(path: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age < 2000;
}

function replace(path: string, holder: Holder): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(holder));
  renameSync(beside, path);
}

/** Renamed, then looked at again: between the two, another program may have taken the lock. */
function setStaleAside(path: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (holderOf(aside) !== undefined) renameSync(aside, path);
  rmSync(aside, { force: true });
}
