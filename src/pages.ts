import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlainFault } from '#kernel/plain-fault';
import type { PageModel } from '#modules/portal';

/** What the build of the browser app left for the server. */
export interface DrawnPages {
  render: (page: PageModel) => string;
  assets: { style: string; font: string; passkey: string };
}

const bundle = join(import.meta.dirname, '../dist/render/render.js');

/** Loads the renderer that `preau build` made. Throws `PlainFault` when it was not built. */
export async function loadPages(): Promise<DrawnPages> {
  if (!existsSync(bundle))
    throw new PlainFault('Les pages ne sont pas construites : lancez « bin/preau build ».');
  return import(pathToFileURL(bundle).href);
}
