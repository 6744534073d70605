import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * Takes the lock and returns `{ release }`, or `{ pid }` of the living program that holds it. A lock
 * left by a program that was killed is taken over; a place that cannot be written goes to `onUnwritable`.
 */
export function takeInstallLock(path, onUnwritable) {
  for (;;) {
    try {
      writeFileSync(path, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
      const release = () => {
        process.off('exit', release);
        rmSync(path, { force: true });
      };
      process.once('exit', release);
      return { release };
    } catch (error) {
      if (error.code !== 'EEXIST') return onUnwritable(error);
    }
    const holder = livingHolder(path);
    if (holder) return { pid: holder };
    setAside(path);
  }
}

function livingHolder(path) {
  try {
    const [pid, start] = readFileSync(path, 'utf8').split(' ');
    if (!start) return Date.now() - statSync(path).mtimeMs < 2000 ? -1 : undefined;
    return startOf(pid) === start ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

/** The kernel's word for when that pid began (Linux); elsewhere only whether it lives. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    if (process.platform === 'linux') return 'gone';
  }
  try {
    process.kill(Number(pid), 0);
    return 'alive';
  } catch {
    return 'gone';
  }
}

/** Renamed, then looked at again: between the two, another program may have taken the lock. */
function setAside(path) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (livingHolder(aside)) renameSync(aside, path);
  rmSync(aside, { force: true });
}
