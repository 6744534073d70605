import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PlainFault } from '../plain-fault.ts';
import { codeOf, withClient } from './connect.ts';

const PATIENCE = 5000;
const LEAST_VERSION = 150_000;

/** Failures that a database which is just starting shows: worth another attempt. */
const PASSING = new Set(['ECONNREFUSED', '57P03', 'ECONNRESET', 'EAI_AGAIN', 'ENOENT']);

/**
 * Makes sure that a PostgreSQL of version 15 or later answers at `url`, waiting up to 5 s for one
 * that is starting. Throws a {@link PlainFault} naming machine, port, database and user, never the password.
 */
export async function checkServer(url: string, say: (words: string) => void): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await requireVersion(url, Math.max(500, until - Date.now()));
    } catch (error) {
      if (error instanceof PlainFault) throw error;
      const isPassing = PASSING.has(codeOf(error)) && Date.now() + 500 < until;
      if (!isPassing) throw explain(url, error);
      if (attempt === 1) say(`${whereIs(url)} ne répond pas encore ; on attend quelques secondes.`);
      await sleep(500);
    }
  }
}

async function requireVersion(url: string, patience: number): Promise<void> {
  const answered = await withClient(url, patience, (client) =>
    client.query('select current_setting($1)::int as number, current_setting($2) as name', [
      'server_version_num',
      'server_version',
    ]),
  );
  const { number, name } = answered.rows[0];
  if (number >= LEAST_VERSION) return;
  throw new PlainFault(
    `${whereIs(url)} est en version ${name} ; Préau demande PostgreSQL 15 ou plus récent.\n` +
      'Mettez-le à jour, ou retirez DATABASE_URL pour employer la base embarquée.',
  );
}

function explain(url: string, error: unknown): PlainFault {
  const code = codeOf(error);
  const words = error instanceof Error ? error.message : String(error);
  const why = REASONS[code] ?? (/timeout/i.test(words) ? 'pas de réponse à temps' : words);
  return new PlainFault(
    `${whereIs(url)} : ${why}.\nVérifiez DATABASE_URL, et que ce PostgreSQL est en marche.`,
  );
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'connexion refusée, rien n’écoute là',
  ENOENT: 'aucune prise Unix à cet endroit',
  ENOTFOUND: 'machine inconnue',
  EAI_AGAIN: 'le nom de la machine n’a pas pu être résolu',
  EHOSTUNREACH: 'machine injoignable',
  ENETUNREACH: 'réseau injoignable',
  ETIMEDOUT: 'pas de réponse à temps',
  '28P01': 'mot de passe refusé',
  '28000': 'utilisateur refusé',
  '3D000': 'cette base n’existe pas',
  '53300': 'trop de connexions',
  '57P03': 'le serveur démarre ou s’arrête encore',
};

function whereIs(url: string): string {
  const { host, port, database, user } = new pg.Client({ connectionString: url });
  return `PostgreSQL (machine ${host}, port ${port}, base ${database ?? '?'}, utilisateur ${user ?? '?'})`;
}
