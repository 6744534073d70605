import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { alone } from './build/build-lock.ts';
import { readClientAssets } from './build/client-assets.ts';
import { firstLoadBar, weighFirstLoad } from './build/first-load.ts';
import { fingerprint } from './build/inputs.ts';

/** One line for the list of commands. */
export const summary = 'construit l’application du navigateur si elle a changé';

/** What `--help` prints. */
export const help = `preau build [--force]

Construit dist/ : les fichiers du navigateur et ce qui fabrique les pages.
Ne fait rien si rien n'a changé. Refuse (code 1) si le premier JavaScript de
l'accueil dépasse ${firstLoadBar} ko (brotli).

  --force   construit même si rien n'a changé
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Builds if stale, prints the weight of the first load; 1 when it is over the bar. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { force: { type: 'boolean' } } });
  if (values.force) await rm(join(dist, 'inputs.sha256'), { force: true });
  await buildIfStale(console.log);
  const client = join(dist, 'web');
  const { files, kilobytes } = await weighFirstLoad(client, await readClientAssets(client));
  for (const { file, kilobytes: size } of files)
    console.log(`${size.toFixed(1).padStart(7)} ko  ${file}`);
  console.log(
    `Premier JavaScript de l'accueil : ${kilobytes.toFixed(1)} ko brotli (limite ${firstLoadBar})`,
  );
  return kilobytes > firstLoadBar ? 1 : 0;
}

/**
 * Makes `dist/` (or another folder) unless it was made from these very inputs; true when it built. Programs that ask at the same
 * time wait for one another, and what is being served stays whole until the new one takes its place.
 */
export async function buildIfStale(
  say: (line: string) => void = () => {},
  place = dist,
): Promise<boolean> {
  const wanted = await fingerprint(root);
  if ((await builtFrom(place)) === wanted) return false;
  return alone(`${place}.lock`, async () => {
    if ((await builtFrom(place)) === wanted) return false;
    const begun = performance.now();
    await buildInto(`${place}.new`, wanted);
    await replace(place, `${place}.new`);
    say(
      `Application du navigateur construite (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
    );
    return true;
  });
}

const builtFrom = (place: string): Promise<string | undefined> =>
  readFile(join(place, 'inputs.sha256'), 'utf8').catch(() => undefined);

async function buildInto(folder: string, inputs: string): Promise<void> {
  const [{ build }, { clientBuild, renderBuild }] = await Promise.all([
    import('vite'),
    import('../../vite.config.ts'),
  ]);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await build(clientBuild(join(folder, 'web')));
  await build(renderBuild(join(folder, 'render'), await readClientAssets(join(folder, 'web'))));
  await writeFile(join(folder, 'inputs.sha256'), inputs);
}

async function replace(place: string, made: string): Promise<void> {
  const old = `${place}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(place, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(made, place);
  await rm(old, { recursive: true, force: true });
}
