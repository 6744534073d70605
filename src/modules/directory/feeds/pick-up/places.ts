import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of one source. People and programs write into `incoming` alone. */
export interface Places {
  incoming: string;
  /** What is being taken, waits for its turn, or for a decision: a folder a deposit. */
  work: string;
  taken: string;
  refused: string;
}

/** Where the folder of a source lies; its name comes from the database, which lets no path through. */
export function placesOf(root: string, folder: string): Places {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(folder)) throw new Error('This is no name of a folder.');
  const at = (name: string) => join(root, folder, name);
  return {
    incoming: at('incoming'),
    work: at('work'),
    taken: at('taken'),
    refused: at('refused'),
  };
}

/** Makes the folders that are not there; ours alone, except the one that others write into. */
export async function makePlaces({ incoming, ...own }: Places): Promise<void> {
  await mkdir(incoming, { recursive: true, mode: 0o770 });
  for (const path of Object.values(own)) await mkdir(path, { recursive: true, mode: 0o700 });
}
