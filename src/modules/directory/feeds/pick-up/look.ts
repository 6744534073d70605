import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { partName } from '../aaf/file-name.ts';

/** Files that were put together, as one look finds them. */
export interface Found {
  name: string;
  /** Names in the folder, those of its sums too. */
  files: string[];
  /** Sizes, times and numbers of every file: the same at two looks, nobody is writing. */
  mark: string;
  /** Why it can never be taken. */
  fault: string | null;
  /** The file that says the sum of the archive. */
  sum: string | null;
}

export type Kind = 'aaf' | 'csv' | 'onde';

const MOST = 5_000;
const unfinished = /^\.|\.(part|filepart|partial|tmp|crdownload)$|~$/i;
const archive = /\.(tar|tgz|tar\.gz)$/i;
const sum = /\.(md5|sha256)$/i;

/** What lies in a folder, deposit by deposit; names of files that are still being written are passed over. */
export async function look(folder: string, kind: Kind): Promise<Found[]> {
  const names = (await readdir(folder)).filter((name) => !unfinished.test(name)).sort();
  const groups = new Map<string, string[]>();
  for (const name of names.slice(0, MOST)) {
    const group = groupOf(name, kind);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const found: Found[] = [];
  for (const [name, files] of groups) {
    const one = await describe(folder, { name, files, kind });
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** A sum goes with its archive, loose parts of one feed and loose tables together. */
function groupOf(name: string, kind: Kind): string {
  const bare = name.replace(sum, '');
  if (archive.test(bare)) return bare;
  const part = kind === 'aaf' ? partName(name) : undefined;
  if (part !== undefined) return `${part.prefix}_${part.kind}_${part.day.replaceAll('-', '')}`;
  return kind !== 'aaf' && /\.(csv|txt|tsv)$/i.test(name) ? 'fichiers' : bare;
}

async function describe(
  folder: string,
  { name, files, kind }: { name: string; files: string[]; kind: Kind },
): Promise<Found | undefined> {
  const said: Found = { name, files, mark: '', fault: null, sum: null };
  said.sum = files.find((file) => sum.test(file)) ?? null;
  if (files.length === 1 && said.sum !== null) return undefined;
  const marks: string[] = [];
  for (const file of files) {
    const { mark, fault } = await markOf(join(folder, file), file);
    marks.push(mark);
    said.fault ??= fault;
    if (mark === '') return undefined;
  }
  said.mark = marks.join('\n');
  if (!printable.test(name)) {
    said.fault ??= 'son nom contient des signes qui ne s’écrivent pas, ou est trop long';
    said.name = `${name.replace(/[^\p{L}\p{N}._ -]/gu, '?').slice(0, 60)}`;
  }
  const isFolder = marks.length === 1 && marks[0]?.startsWith('d') === true;
  const isLoose = name === 'fichiers' || files.some((file) => partName(file) !== undefined);
  if (!isFolder && !archive.test(name) && !isLoose) said.fault ??= notExpected[kind];
  return said;
}

const printable = /^[\p{L}\p{N}\p{P}\p{S} ]{1,200}$/u;
const notExpected: Record<Kind, string> = {
  aaf: 'ce n’est pas un fichier attendu : une archive .tgz, .tar.gz ou .tar, un dossier, ou les fichiers XML du flux',
  csv: 'ce n’est pas un fichier attendu : des fichiers .csv, ou un dossier qui en contient',
  onde: 'ce n’est pas un fichier attendu : des fichiers .csv, ou un dossier qui en contient',
};

/** Empty when the file is gone since its name was read. Links are never followed, pipes never opened. */
async function markOf(path: string, name: string): Promise<{ mark: string; fault: string | null }> {
  // The name is in no encoding that we know: nothing can be asked of that file.
  if (name.includes('\ufffd')) return { mark: `? ${name}`, fault: 'son nom est illisible' };
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return { mark: '', fault: null };
  const mark = `${name} ${found.size} ${found.mtimeMs} ${found.ino}`;
  if (found.isFile()) return { mark: `f ${mark}`, fault: null };
  if (!found.isDirectory())
    return { mark: `? ${mark}`, fault: `${name} n’est ni un fichier ni un dossier` };
  const inside = (await readdir(path).catch(() => [])).sort();
  const marks = [`d ${name} ${found.ino}`];
  for (const one of inside.slice(0, MOST)) {
    const file = await lstat(join(path, one)).catch(() => undefined);
    if (file === undefined || unfinished.test(one))
      return { mark: `d ${name} ${Date.now()}`, fault: null };
    if (!file.isFile())
      return { mark: marks.join('\n'), fault: `${name}/${one} n’est pas un fichier` };
    marks.push(`f ${one} ${file.size} ${file.mtimeMs} ${file.ino}`);
  }
  if (inside.length > MOST) return { mark: marks.join('\n'), fault: `plus de ${MOST} fichiers` };
  return { mark: marks.join('\n'), fault: null };
}
