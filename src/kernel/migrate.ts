import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { PlainFault } from './plain-fault.ts';

/** The numbered SQL files of one house, applied in the order of their numbers. */
export interface Schema {
  module: string;
  /** Absolute folder of `0001-what-it-brings.sql`… */
  folder: string;
}

interface Step {
  module: string;
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

/** The kernel's own schema comes before every house's. */
const ground: Schema = { module: 'kernel', folder: join(import.meta.dirname, 'schema') };

/** Brings the database up to date, file by file; two at once wait for each other. Throws `PlainFault`. */
export async function migrate(url: string, houses: readonly Schema[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'preau migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('preau migrate'))`);
    await client.query(`set client_min_messages = warning;
      create schema if not exists kernel;
      create table if not exists kernel.migration (
        module text not null, number int not null, name text not null, checksum text not null,
        applied_at timestamptz not null default now(), primary key (module, number))`);
    const { rows } = await client.query<{ step: string; checksum: string }>(
      `select module || '/' || number as step, checksum from kernel.migration`,
    );
    const applied = new Map(rows.map(({ step, checksum }) => [step, checksum]));
    for (const step of stepsOf([ground, ...houses])) await apply(client, step, applied);
    await runMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}

/** A short name for the whole schema: it changes with any file of it. */
export const schemaFingerprint = (houses: readonly Schema[]): string => {
  const all = createHash('sha256');
  for (const step of stepsOf([ground, ...houses])) all.update(`${step.module}/${step.checksum}`);
  return all.digest('hex').slice(0, 12);
};

function stepsOf(schemas: readonly Schema[]): Step[] {
  return schemas.flatMap(({ module, folder }) =>
    readdirSync(folder)
      .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
      .sort()
      .map((name) => {
        const sql = readFileSync(join(folder, name), 'utf8');
        const checksum = createHash('sha256').update(sql).digest('hex').slice(0, 16);
        return { module, number: Number(name.slice(0, 4)), name, sql, checksum };
      }),
  );
}

async function apply(client: pg.Client, step: Step, applied: Map<string, string>): Promise<void> {
  const known = applied.get(`${step.module}/${step.number}`);
  if (known === step.checksum) return;
  const file = `${step.module}/schema/${step.name}`;
  if (known !== undefined) {
    throw new PlainFault(
      `La migration ${file} a changé depuis qu’elle a été appliquée à cette base.\n` +
        'Revenez à la version de Préau qui l’a appliquée, ou repartez d’un dossier PREAU_DATA neuf.',
    );
  }
  await client.query('begin');
  try {
    await client.query(
      'insert into kernel.migration (module, number, name, checksum) values ($1, $2, $3, $4)',
      [step.module, step.number, step.name, step.checksum],
    );
    await client.query(step.sql);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new PlainFault(`La migration ${file} a échoué : ${(error as Error).message}`);
  }
}
