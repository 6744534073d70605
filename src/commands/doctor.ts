import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Config, config, unknownVariables } from '#config';
import { openBlobs } from '#kernel/blobs';
import { openMailer } from '#kernel/mail';
import { holderOf, prepareFolder, useDatabase } from '#kernel/postgres';
import { tracesWords } from './doctor/traces.ts';
import { workWords } from './doctor/work.ts';

/** One line for the list of commands. */
export const summary = 'dit ce qui va et ce qui ne va pas sur cette machine';

/** What `--help` prints. */
export const help = `preau doctor [--json]

Regarde Node, le dossier de données, la place sur le disque, la base de données et
ses migrations, où sont les fichiers et si l'antivirus répond, vérifie la chaîne des
traces, et nomme les travaux en échec. Sort avec 1 si quelque chose ne va pas.

  --json   un document JSON sur la sortie standard
`;

type Finding = { name: string; isFine: boolean; words: string };

const LEAST_FREE = 500;

/** 0 when all is well, 1 when something is not; a wrong configuration throws. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const settings = config();
  const findings = [
    fine('node', `${process.version} (${process.execPath})`),
    ...unknownVariables().map((name) => bad('variables', `${name} est inconnue`)),
    await examine('dossier', () => folderWords(settings)),
    await examine('disque', () => diskWords(settings)),
    await examine('base', () => databaseWords(settings)),
    await examine('fichiers', openBlobs(settings).check.shelf),
    await examine('antivirus', openBlobs(settings).check.scanner),
    await examine('traces', () => tracesWords(settings)),
    await examine('travaux', () => workWords(settings)),
    await examine('courrier', () => mailWords(settings)),
    fine('serveur', serverWords(settings)),
  ];
  if (values.json) console.log(JSON.stringify({ findings }));
  else for (const finding of findings) console.log(lineOf(finding));
  return findings.every((finding) => finding.isFine) ? 0 : 1;
}

async function examine(name: string, look: () => string | Promise<string>): Promise<Finding> {
  try {
    return fine(name, await look());
  } catch (error) {
    return bad(name, error instanceof Error ? error.message : String(error));
  }
}

function folderWords({ data }: Config): string {
  prepareFolder(data);
  return `${data} peut être écrit`;
}

function diskWords({ data }: Config): string {
  const { bavail, bsize } = statfsSync(data);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free < LEAST_FREE) throw new Error(`${free} Mo libres, il en faut au moins ${LEAST_FREE}`);
  return `${free} Mo libres`;
}

async function databaseWords(settings: Config): Promise<string> {
  const database = await useDatabase(settings);
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('server_version') as version, to_regclass('kernel.migration') is not null as known",
    );
    const kind = settings.databaseUrl === undefined ? 'embarqué' : 'de DATABASE_URL';
    const applied = rows[0].known
      ? (await client.query('select count(*)::int as n from kernel.migration')).rows[0].n
      : 0;
    return `PostgreSQL ${rows[0].version} ${kind}, ${applied} migrations faites`;
  } finally {
    await client.end();
    await database.close();
  }
}

function serverWords({ data }: Config): string {
  const holder = holderOf(join(data, 'start.lock'));
  return holder === undefined
    ? 'arrêté'
    : `en marche, processus ${holder.pid} ${holder.note ?? ''}`;
}

/** Tries the mail server; having none is a choice, and is said. */
async function mailWords({ smtpUrl, mailFrom, demo }: Config): Promise<string> {
  if (smtpUrl !== undefined) {
    await openMailer({ smtpUrl, from: mailFrom }, { step: 5_000, whole: 10_000 }).verify();
    return `le serveur répond, les courriels viennent de ${mailFrom}`;
  }
  return demo
    ? 'gardé pour être montré : la démonstration n’envoie rien'
    : 'aucun courriel n’est envoyé : PREAU_SMTP_URL n’est pas réglée';
}

function fine(name: string, words: string): Finding {
  return { name, isFine: true, words };
}

function bad(name: string, words: string): Finding {
  return { name, isFine: false, words };
}

function lineOf({ name, isFine, words }: Finding): string {
  return `${isFine ? 'bien ' : 'FAUTE'}  ${name.padEnd(10)} ${words}`;
}
