import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';

/** Never the package's own arguments: its `--single-process` ends the browser with the first page that closes. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium for journeys and pictures: the one that npm brought, with the libraries it carries;
 * Debian's `chromium` where that one does not run. Throws, saying so, when there is neither. `more`: further arguments.
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const faults: unknown[] = [];
  for (const find of [fromNpm, fromSystem]) {
    try {
      const { executablePath, env } = await find();
      return await chromium.launch({
        executablePath,
        args: [...quietly, ...more],
        env: { ...process.env, ...env },
      });
    } catch (fault) {
      faults.push(fault);
    }
  }
  throw new AggregateError(
    faults,
    'no Chromium starts here: neither the npm one nor /usr/bin/chromium',
  );
}

interface Found {
  executablePath: string;
  env: Record<string, string>;
}

async function fromNpm(): Promise<Found> {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
  const libraries = await inflate(join(bin, 'al2023.tar.br'));
  const before = process.env['LD_LIBRARY_PATH'];
  return {
    executablePath,
    env: { LD_LIBRARY_PATH: [join(libraries, 'lib'), before].filter(Boolean).join(':') },
  };
}

async function fromSystem(): Promise<Found> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  if (!executablePath) throw new Error('/usr/bin/chromium is not there');
  return { executablePath, env: {} };
}
