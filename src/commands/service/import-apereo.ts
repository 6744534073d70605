import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '#kernel/db';
import { Refusal } from '#kernel/refusal';
import { closeService, openService, readApereo, refusals } from '#modules/sso';
import { UsageFault } from '../../command.ts';

interface Line {
  file: string;
  name: string | null;
  linked: boolean;
  left: { property: string; because: string }[];
}

/** Links what the files of an Apereo registry say, one by one, and tells of each property that stays behind. */
export async function importApereo(
  ctx: { db: Database },
  path: string,
  isDry: boolean,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const file of filesAt(path)) {
    const { service, waits, left } = readApereo(readFileSync(file, 'utf8'));
    const line = {
      file: basename(file),
      name: service?.name ?? null,
      linked: false,
      left: [...left],
    };
    lines.push(line);
    if (service === undefined) continue;
    if (!isDry)
      try {
        await openService(ctx, service);
        if (waits) await closeService(ctx, { name: service.name });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        line.left.push({ property: '(application)', because: wordsOf(error) });
      }
    line.linked = !line.left.some(({ property }) => property === '(application)');
  }
  return lines;
}

function filesAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageFault(`Il n’y a rien à « ${path} ».`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

const wordsOf = ({ code }: Refusal): string =>
  (refusals as Record<string, { fr: string }>)[code]?.fr ?? code;

/** The same to be read: a line for each file, its losses below. */
export const sayImport = (lines: readonly Line[], isDry: boolean): string =>
  [
    ...lines.flatMap(({ file, name, linked, left }) => [
      `${linked ? (isDry ? '○' : '✓') : '✗'} ${file}${name === null ? '' : ` · ${name}`}`,
      ...left.map(({ property, because }) => `    ${property} : ${because}`),
    ]),
    `${lines.filter(({ linked }) => linked).length} sur ${lines.length} ${isDry ? 'peuvent être reliées (rien n’a été fait)' : 'reliées'}.`,
  ].join('\n');
