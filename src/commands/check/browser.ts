import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runNode } from './run-program.ts';
import type { Round } from './step.ts';

/** A browser that draws pages here, and what its environment needs. */
export type Browser = { path: string; environment: Record<string, string> };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** A Chromium that really draws a page here: the system's, else the one that npm brought; nothing when neither does. */
export async function findBrowser(round: Round): Promise<Browser | undefined> {
  const folders = (round.environment['PATH'] ?? '').split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of installed.filter((candidate) => existsSync(candidate))) {
    if (await draws({ path, environment: {} }, round)) return { path, environment: {} };
  }
  const shipped = await unpackShipped(round);
  return shipped !== undefined && (await draws(shipped, round)) ? shipped : undefined;
}

const UNPACK = `
  import { dirname, join } from 'node:path';
  import { fileURLToPath } from 'node:url';
  import chromium, { inflate } from '@sparticuz/chromium';
  const path = await chromium.executablePath();
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
  const libraries = join(await inflate(join(bin, 'al2023.tar.br')), 'lib');
  console.log(JSON.stringify({ path, environment: { LD_LIBRARY_PATH: libraries } }));`;

/** Unpacked by a program of its own: only there is the temporary folder inside the checkout. */
async function unpackShipped(round: Round): Promise<Browser | undefined> {
  const { code, output } = await runNode(round, ['--input-type=module', '-e', UNPACK]);
  return code === 0 ? JSON.parse(output.trim().split('\n').at(-1) ?? '') : undefined;
}

const DRAW = `
  import { chromium } from '@playwright/test';
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run'];
  const browser = await chromium.launch({ executablePath: process.argv[1], args, timeout: 30_000 });
  const page = await browser.newPage();
  await page.setContent('<p>drawn');
  console.log(await page.textContent('p'));
  await browser.close();`;

/** Tried as the journeys use it: some Chromiums hang when they are asked from the command line. */
async function draws({ path, environment: more }: Browser, round: Round): Promise<boolean> {
  const words = ['--input-type=module', '-e', DRAW, path];
  const { code, output } = await runNode(round, words, { more });
  return code === 0 && output.includes('drawn');
}
