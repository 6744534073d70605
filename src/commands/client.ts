import { parseArgs } from 'node:util';
import { config } from '#config';
import { systemClock } from '#kernel/clock';
import { connect } from '#kernel/db';
import { useDatabase } from '#kernel/postgres';
import { Refusal } from '#kernel/refusal';
import { programs } from '#modules/identity';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';
import { type Added, readAdded } from './client/read-added.ts';
import { clientLine } from './client/say-clients.ts';

/** One line for the list of commands. */
export const summary = 'donne à un programme l’accès à l’API, le liste, le retire';

/** What `--help` prints. */
export const help = `preau client add <nom> --scope <droit>… (--structure <UAI>… | --everywhere)
                 --reason <pourquoi> [--until AAAA-MM-JJ]
preau client list [--json]
preau client revoke <id> --reason <pourquoi>

add : laisse un programme demander, pour lui-même, ce que disent ses droits (--scope, un ou
plusieurs), sur les établissements nommés ou sur tous. Son secret est affiché une seule fois,
sur la sortie standard. Sans --until, l'accès finit dans un an.
revoke : le ferme aussitôt et pour toujours ; ses jetons meurent avec lui.

Le programme échange son secret contre un jeton de dix minutes : POST /api/token. Voir /api/docs.

Exemple : preau client add "Emploi du temps" --scope directory.structures --structure 0370001A \\
          --reason "convention du 12 octobre 2026"
`;

/** 0 when done, 1 when refused (an unknown UAI or id); wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  const act = verbs[verb];
  if (act === undefined)
    throw new UsageFault('Il faut : client add, client list ou client revoke.');
  const work = act(rest);
  const database = await useDatabase(config());
  const { db, pool } = connect(database.url, 2);
  try {
    await migrateHouse(database.url);
    return await work({ db, clock: systemClock });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'identity.no-such-structure') throw error;
    console.error('Un des codes UAI n’est celui d’aucun établissement : rien n’a été fait.');
    return 1;
  } finally {
    await db.destroy();
    await pool.end().catch(() => undefined);
    await database.close();
  }
}

type Work = (ctx: Parameters<typeof programs.open>[0]) => Promise<number>;

/** Each reads its arguments first, before any database is opened. */
const verbs: Record<string, (args: string[]) => Work> = {
  add: (args) => {
    const added = readAdded(args, systemClock.now());
    return (ctx) => add(ctx, added);
  },
  list: (args) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    return (ctx) => list(ctx, values.json === true);
  },
  revoke: (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { reason: { type: 'string' } },
    });
    const [id, ...more] = positionals;
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? '');
    if (id === undefined || !isId || more.length > 0 || !values.reason)
      throw new UsageFault('Il faut : client revoke <id> --reason <pourquoi>.');
    const reason = values.reason;
    return (ctx) => revoke(ctx, id, reason);
  },
};

async function add(ctx: Parameters<Work>[0], added: Added): Promise<number> {
  const { id, secret } = await programs.open(ctx, { ...added, openedBy: null });
  console.log(`client_id=${id}\nclient_secret=${secret}`);
  return 0;
}

async function list(ctx: Parameters<Work>[0], json: boolean): Promise<number> {
  const clients = await programs.all(ctx);
  if (json) console.log(JSON.stringify({ clients }));
  else if (clients.length === 0) console.log('Aucun programme n’a d’accès.');
  else for (const client of clients) console.log(clientLine(client, ctx.clock.now()));
  return 0;
}

async function revoke(ctx: Parameters<Work>[0], id: string, reason: string): Promise<number> {
  if (await programs.revoke(ctx, id, reason)) return 0;
  console.error(`Aucun accès ouvert ne porte l’identifiant ${id}.`);
  return 1;
}
