import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runNode } from './run-program.ts';
import type { Round } from './step.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PATIENCE = 60_000;

/** A Chromium that really draws a page here: the system's, else the one that npm brought; nothing when neither does. */
export async function findBrowser(round: Round): Promise<string | undefined> {
  const folders = (round.environment['PATH'] ?? '').split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of installed.filter((candidate) => existsSync(candidate))) {
    if (await draws(path, round)) return path;
  }
  const shipped = await unpackShipped(round);
  return shipped !== undefined && (await draws(shipped, round)) ? shipped : undefined;
}

const UNPACK =
  'import chromium from "@sparticuz/chromium"; console.log(await chromium.executablePath())';

/** Unpacked by a program of its own: only there is the temporary folder inside the checkout. */
async function unpackShipped(round: Round): Promise<string | undefined> {
  const { code, output } = await runNode(round, ['--input-type=module', '-e', UNPACK]);
  return code === 0 ? output.trim().split('\n').at(-1) : undefined;
}

function draws(path: string, { environment, scratch }: Round): Promise<boolean> {
  const safe = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'];
  const words = [...safe, `--user-data-dir=${join(scratch, 'trial')}`, '--dump-dom'];
  return new Promise((resolve) => {
    execFile(
      path,
      [...words, 'data:text/html,<p>drawn'],
      { env: environment, timeout: PATIENCE },
      (error, output) => resolve(error === null && output.includes('drawn')),
    );
  });
}
