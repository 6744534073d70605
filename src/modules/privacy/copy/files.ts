import type { Readable } from 'node:stream';
import type { WholeCopy } from './gather.ts';

/** Each file under a path that no archive program takes for a way out, and that is there once. */
export function filesOf({ parts }: WholeCopy): { path: string; open: () => Promise<Readable> }[] {
  const taken = new Set<string>();
  return parts.flatMap(({ name: house, files }) =>
    files.map(({ name, open }) => {
      const path = freePath(`fichiers/${house}/`, plainName(name), taken);
      taken.add(path);
      return { path, open };
    }),
  );
}

const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-120) || 'fichier';

function freePath(folder: string, name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n += 1) {
    const path = `${folder}${stem}${n === 1 ? '' : `-${n}`}${end}`;
    if (!taken.has(path)) return path;
  }
}
