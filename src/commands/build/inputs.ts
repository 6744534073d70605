import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const always = [
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.web.json',
  'src/commands/build.ts',
];
const kept = /^src\/(web|kernel|commands\/build)\/|^src\/modules\/[^/]+\/(web\/|contract\.ts$)/;
const skipped = /\.test\.tsx?$/;

/** A fingerprint of everything that the browser app is made from. */
export async function fingerprint(root: string): Promise<string> {
  const names = (await readdir(join(root, 'src'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((name) => kept.test(name) && !skipped.test(name));
  const hash = createHash('sha256').update(process.version);
  for (const name of [...names, ...always].sort()) {
    hash
      .update(name)
      .update('\0')
      .update(await readFile(join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}
