import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '../../schemas.ts';
import { onMigratedDatabase } from '../check/scratch-database.ts';
import { apiDocument } from './api-document.ts';
import { houseMap, mapPage, withMap } from './map.ts';
import { schemaText } from './schema-text.ts';

/** A page made from the code: its path in the project, and what it must say. */
export type Document = { path: string; text: string };

/** Every generated page but `docs/configuration.md`, made anew; `server` is a PostgreSQL to make a database on. */
export async function everyDocument(root: string, server: string): Promise<Document[]> {
  const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  return [
    { path: 'docs/api.json', text: apiDocument() },
    { path: 'docs/map.md', text: mapPage(root) },
    { path: 'ARCHITECTURE.md', text: withMap(architecture, houseMap()) },
    ...(await schemaDocuments(server)),
  ];
}

function schemaDocuments(server: string): Promise<Document[]> {
  return onMigratedDatabase(server, async (client) => {
    const documents: Document[] = [];
    for (const { module } of schemas) {
      const path = `src/modules/${module}/schema/schema.sql`;
      documents.push({ path, text: await schemaText(client, module) });
    }
    return documents;
  });
}
