import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { ClientAssets } from './client-assets.ts';

/** What the bar of the design allows: kilobytes of 1,000 bytes, brotli, of the signed-in home. */
export const firstLoadBar = 120;

/** The script that the signed-in home downloads before it is alive, each file with its brotli size in kB. */
export async function weighFirstLoad(
  folder: string,
  assets: ClientAssets,
): Promise<{ files: { file: string; kilobytes: number }[]; kilobytes: number }> {
  const home = ['portal', 'directory'].flatMap((room) => assets.rooms[room] ?? []);
  const files = [];
  for (const file of new Set([assets.script, ...assets.shared, ...home])) {
    const size = brotliCompressSync(await readFile(join(folder, file))).length;
    files.push({ file, kilobytes: size / 1000 });
  }
  return { files, kilobytes: files.reduce((sum, { kilobytes }) => sum + kilobytes, 0) };
}
