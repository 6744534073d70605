import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTestServer } from '#kernel/postgres';
import { type Document, everyDocument } from './documents/every-document.ts';

const root = join(import.meta.dirname, '../..');

/** One line for the list of commands. */
export const summary = 'écrit les pages tirées du code : API, carte, schémas';

/** What `--help` prints. */
export const help = `preau documents [--check]

Écrit docs/api.json, docs/map.md, la carte d'ARCHITECTURE.md et le schema.sql de
chaque maison, d'après le code et une base migrée. Voir aussi « preau configuration ».

  --check   n'écrit rien ; sort avec 1 si une page n'est pas à jour
`;

/** 0 when written or fresh, 1 when `--check` found a stale page. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } });
  const server = await openTestServer(join(root, '.preau-test', 'server'));
  const documents = await everyDocument(root, server.url).finally(() => server.close());
  const stale = documents.filter((document) => !isFresh(document));
  for (const { path, text } of stale) {
    console.error(values.check ? `${path} n’est pas à jour : lancez bin/preau documents.` : path);
    if (!values.check) write(path, text);
  }
  return values.check && stale.length > 0 ? 1 : 0;
}

function isFresh({ path, text }: Document): boolean {
  try {
    return readFileSync(join(root, path), 'utf8') === text;
  } catch {
    return false;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
