import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Chunk {
  file: string;
  name?: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
  src?: string;
}

/** Where the browser finds each file, as the render bundle keeps it (`Assets` in `src/web/document.ts`). */
export interface ClientAssets {
  script: string;
  style: string;
  font: string;
  passkey: string;
  shared: string[];
  rooms: Record<string, string[]>;
}

/** Reads what the client build made in `folder` (it wrote a manifest there). */
export async function readClientAssets(folder: string): Promise<ClientAssets> {
  const manifest: Record<string, Chunk> = JSON.parse(
    await readFile(join(folder, 'manifest.json'), 'utf8'),
  );
  const files = await readdir(join(folder, 'assets'));
  const entry = found(manifest['src/web/start.tsx'], 'the entry of the client');
  const passkey = found(manifest['src/modules/identity/web/passkey.ts'], 'the script of passkeys');
  return {
    script: `/${entry.file}`,
    style: `/assets/${found(
      files.find((file) => file.endsWith('.css')),
      'the style sheet',
    )}`,
    font: `/assets/${found(
      files.find((file) => /-latin-wght-normal.*\.woff2$/.test(file)),
      'the typeface',
    )}`,
    passkey: `/${passkey.file}`,
    shared: imported(manifest, entry),
    rooms: roomsOf(manifest),
  };
}

function roomsOf(manifest: Record<string, Chunk>): Record<string, string[]> {
  const rooms: Record<string, string[]> = {};
  for (const [source, chunk] of Object.entries(manifest)) {
    const [, module, part] =
      /^src\/modules\/([^/]+)\/web\/(?:([^/]+)\/)?index\.tsx$/.exec(source) ?? [];
    const name = part === undefined ? module : `${module}/${part}`;
    if (name) rooms[name] = [`/${chunk.file}`, ...imported(manifest, chunk)];
  }
  return rooms;
}

function imported(
  manifest: Record<string, Chunk>,
  chunk: Chunk,
  seen = new Set<string>(),
): string[] {
  for (const key of chunk.imports ?? []) {
    const other = manifest[key];
    if (!other || other.isEntry || seen.has(`/${other.file}`)) continue;
    seen.add(`/${other.file}`);
    imported(manifest, other, seen);
  }
  return [...seen];
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`the client build lacks ${name}`);
  return thing;
}
