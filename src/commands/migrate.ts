import { parseArgs } from 'node:util';
import { config } from '#config';
import { useDatabase } from '#kernel/postgres';
import { migrateHouse } from '../schemas.ts';

/** One line for the list of commands. */
export const summary = 'met le schéma de la base de données à jour';

/** What `--help` prints. */
export const help = `preau migrate

Applique les migrations qui manquent à la base de DATABASE_URL, sinon à la base
embarquée. Sans effet quand tout est à jour ; peut tourner pendant que Préau sert.
`;

/** 0 when the schema is up to date; a database that cannot be reached or migrated throws. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const database = await useDatabase(config());
  try {
    await migrateHouse(database.url);
  } finally {
    await database.close();
  }
  console.log('Le schéma est à jour.');
  return 0;
}
