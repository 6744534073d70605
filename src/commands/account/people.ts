import { parseArgs } from 'node:util';
import { type Config, config } from '#config';
import { openHouse } from '#house';
import { systemClock } from '#kernel/clock';
import { connect, type Database } from '#kernel/db';
import { openLog } from '#kernel/log';
import { useDatabase } from '#kernel/postgres';
import { Refusal } from '#kernel/refusal';
import { kernelWords } from '#kernel/words-of-refusals';
import { actOnAccounts, planOf } from '#modules/identity';
import {
  erasePerson,
  findPerson,
  keepersAmong,
  mergePeople,
  unmergePeople,
} from '#modules/privacy';
import { UsageFault } from '../../command.ts';
import { migrateHouse } from '../../schemas.ts';

type Work = (ctx: Deciding) => Promise<number>;
type Deciding = Parameters<typeof mergePeople>[0];

const usage = {
  merge: 'account merge <identifiant de trop> <identifiant qui reste> --reason <pourquoi> [--yes]',
  unmerge: 'account unmerge <numéro de la fusion>',
  forget: 'account forget <identifiant> [--yes]',
  act: 'account lock|unlock|reset|reset-factors|delete|restore <identifiant>… --reason <pourquoi> [--yes]',
};

type AccountVerb = Parameters<typeof planOf>[1];

/** One verb for one account or many: the plan is said, and done with `--yes`. A reset prints the codes, once. */
const acting = (verb: AccountVerb) => (args: string[]) => {
  const { values, positionals } = read('act', args);
  const { reason, yes = false } = values;
  if (positionals.length === 0 || !reason) throw new UsageFault(`Il faut : ${usage.act}`);
  return async ({ db, log }: Deciding) => {
    const desk = { db, log, clock: systemClock, actor: null };
    const who = { by: 'logins', text: positionals.join('\n') } as const;
    const { targets, leftOut, mark } = await planOf(desk, verb, who);
    for (const { login, displayName } of targets) console.error(`${displayName} (${login})`);
    for (const { login, why } of leftOut) console.error(`laissé de côté : ${login} (${whys[why]})`);
    if (targets.length === 0 || !yes) return asking('ce que vous voulez');
    const { codes } = await actOnAccounts(desk, { verb, who, reason, mark });
    for (const { login, code } of codes) console.log(`${login} ${code}`);
    return 0;
  };
};

const whys = {
  unknown: 'inconnu',
  oneself: 'c’est vous',
  administrator: 'administre la plateforme ou un établissement',
  elsewhere: 'd’un autre établissement aussi',
  sent: 'son académie l’envoie encore : verrouillez plutôt',
  shut: 'verrouillé ou fermé',
  already: 'rien à changer',
};

/** What is decided on people: each reads its arguments first, before any database is opened. */
export const peopleVerbs: Readonly<Record<string, (args: string[]) => Work>> = {
  lock: acting('lock'),
  unlock: acting('unlock'),
  reset: acting('reset'),
  'reset-factors': acting('reset-factors'),
  delete: acting('delete'),
  restore: acting('restore'),
  merge: (args) => {
    const { values, positionals } = read('merge', args);
    const [from, into, ...more] = positionals;
    const { reason, yes = false } = values;
    if (!from || !into || more.length > 0 || !reason)
      throw new UsageFault(`Il faut : ${usage.merge}`);
    return async (ctx) => {
      const isWhole = (await say(ctx, from, 'de trop')) && (await say(ctx, into, 'reste'));
      if (!isWhole || !yes) return isWhole ? asking('une seule et même personne') : 1;
      console.log(await mergePeople(ctx, { from, into, reason }));
      return 0;
    };
  },
  unmerge: (args) => {
    const [id = '', ...more] = read('unmerge', args).positionals;
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) || more.length > 0)
      throw new UsageFault(`Il faut : ${usage.unmerge}`);
    return async (ctx) => {
      await unmergePeople(ctx, id);
      return 0;
    };
  },
  forget: (args) => {
    const { values, positionals } = read('forget', args);
    const [login, ...more] = positionals;
    if (!login || more.length > 0) throw new UsageFault(`Il faut : ${usage.forget}`);
    return async (ctx) => {
      if (!(await say(ctx, login, 'sera effacée'))) return 1;
      if (values.yes !== true) return asking('la personne à effacer pour toujours');
      await erasePerson(ctx, login);
      return 0;
    };
  },
};

const options = { reason: { type: 'string' }, yes: { type: 'boolean' } } as const;

function read(verb: keyof typeof usage, args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (fault) {
    throw new UsageFault(`Il faut : ${usage[verb]}`, { cause: fault });
  }
}

/** Says on the error output who a login is; false, having said so, for nobody's. */
async function say(ctx: Deciding, login: string, role: string): Promise<boolean> {
  const person = await findPerson(ctx, login);
  if (person === undefined) console.error(`Aucun compte ${login}.`);
  else {
    const { displayName, birthDate, roles } = person;
    const where = roles.map(({ profile, structure }) => `${profile} ${structure}`).join(', ');
    console.error(
      `${role} : ${displayName} (${person.login})${birthDate ? `, né·e le ${birthDate}` : ''}${where && `, ${where}`}`,
    );
  }
  return person !== undefined;
}

function asking(what: string): number {
  console.error(`Rien n’a été changé. Si c’est bien ${what}, relancez la commande avec --yes.`);
  return 1;
}

/** Does it on the database of the configuration; a refusal is said in French, and 1. */
export async function decide(work: Work): Promise<number> {
  const settings = config();
  const database = await useDatabase(settings);
  const { db, pool } = connect(database.url, 2);
  try {
    await migrateHouse(database.url);
    return await work(deciding(settings, db));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(wordsOf(settings, error));
    return 1;
  } finally {
    await db.destroy();
    await pool.end().catch(() => undefined);
    await database.close();
  }
}

const deciding = (settings: Config, db: Database): Deciding => ({
  db,
  log: openLog('warn'),
  keepers: keepersAmong(openHouse({ config: settings })),
});

function wordsOf(settings: Config, { code, faults = [] }: Refusal): string {
  const houses = openHouse({ config: settings }).map(({ refusals }) => refusals);
  const words = Object.assign({}, kernelWords, ...houses)[code]?.fr ?? code;
  return [words, ...faults.map(({ path, message }) => `  ${path} ${message}`)].join('\n');
}
