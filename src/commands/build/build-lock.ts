import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs `act` while no other program builds here; waits for one that does, and takes over from one that died. */
export async function alone<Result>(lock: string, act: () => Promise<Result>): Promise<Result> {
  const holder = join(lock, 'pid');
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (await isAbandoned(holder)) await rm(lock, { recursive: true, force: true });
      else await pause(200);
    }
  }
  try {
    await writeFile(holder, String(process.pid));
    return await act();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function isAbandoned(holder: string): Promise<boolean> {
  // Between making the folder and writing the number there is an instant: look twice before judging.
  for (let look = 0; look < 5; look++) {
    const pid = Number(await readFile(holder, 'utf8').catch(() => ''));
    if (pid > 0) return !isAlive(pid);
    await pause(200);
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
