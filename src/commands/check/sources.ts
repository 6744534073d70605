import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OURS = ['node_modules', 'dist', 'test-results', '.git', '.preau', '.preau-test'];

/** Every file of the project, relative to its root: what git knows or would add, or the folder's own where git is absent. */
export function everyFile(root: string): string[] {
  const files = existsSync(join(root, '.git')) ? fromGit(root) : fromFolder(root);
  return files.filter((path) => existsSync(join(root, path))).sort();
}

/** `safe.directory`: root may check somebody else's checkout. */
function fromGit(root: string): string[] {
  const words = ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z'];
  const list = execFileSync('git', words, { cwd: root, maxBuffer: 64 * 1024 ** 2 });
  return list.toString().split('\0').filter(Boolean);
}

function fromFolder(root: string, inside = ''): string[] {
  return readdirSync(join(root, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = join(inside, entry.name);
    if (entry.isDirectory()) return OURS.includes(entry.name) ? [] : fromFolder(root, path);
    return entry.isFile() ? [path] : [];
  });
}
