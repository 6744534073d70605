import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestServer } from '#kernel/postgres';
import { run as configuration } from '../configuration.ts';
import { everyDocument } from '../documents/every-document.ts';
import { fault, type Outcome, type Round } from './step.ts';

/** Every page made from the code says what the code says now. Schemas are read on the embedded PostgreSQL: others word them otherwise. */
export async function checkGenerated(round: Round): Promise<Outcome> {
  const server = await openTestServer(join(round.root, '.preau-test', 'server'));
  const documents = await everyDocument(round.root, server.url).finally(() => server.close());
  const faults = documents
    .filter(({ path, text }) => read(join(round.root, path)) !== text)
    .map(({ path }) => fault(`${path} is stale`, 'run bin/preau documents'));
  if ((await configuration(['--check'])) !== 0) {
    faults.push(fault('docs/configuration.md is stale', 'run bin/preau configuration'));
  }
  return { looked: `${documents.length + 1} pages`, faults };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
