import { parseArgs } from 'node:util';
import { config } from '#config';
import { connect, together } from '#kernel/db';
import { openLog } from '#kernel/log';
import { useDatabase } from '#kernel/postgres';
import { grantPower, openLocalPerson } from '#modules/directory';
import { drawPassword, openNamedAccounts, replacePassword } from '#modules/identity';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';

/** One line for the list of commands. */
export const summary = 'ouvre le compte d’un administrateur, ou donne un nouveau mot de passe';

/** What `--help` prints. */
export const help = `preau account administrator <identifiant> --given PRÉNOM --family NOM
preau account password <identifiant>

administrator : ouvre le compte d'un administrateur de toute la plateforme. C'est par là
que commence une installation sans démonstration.
password : donne un nouveau mot de passe à un compte et ferme ses sessions.

Le mot de passe est tiré au sort et affiché une seule fois, sur la sortie standard.

Exemple : preau account administrator alix.morel --given Alix --family Morel
`;

/** 0 when done, 1 when refused (the login is taken, or unknown); wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { given: { type: 'string' }, family: { type: 'string' } },
  });
  const [verb, login, ...more] = positionals;
  const isAdministrator = verb === 'administrator' && values.given && values.family;
  if (login === undefined || more.length > 0 || !(isAdministrator || verb === 'password'))
    throw new UsageFault(
      'Il faut : account administrator <identifiant> --given … --family …, ou account password <identifiant>.',
    );
  if (!/^[a-z][a-z0-9.-]{0,99}$/.test(login))
    throw new UsageFault(
      'Un identifiant n’a que des minuscules sans accent, des chiffres, des points et des traits d’union.',
    );
  const database = await useDatabase(config());
  const { db, pool } = connect(database.url, 2);
  try {
    await migrateHouse(database.url);
    const ctx = { db, log: openLog('warn') };
    const { rowCount } = await pool.query('select from identity.known_login where login = $1', [
      login,
    ]);
    const isKnown = rowCount === 1;
    if (isKnown === (verb === 'administrator')) {
      console.error(isKnown ? `L’identifiant ${login} est déjà pris.` : `Aucun compte ${login}.`);
      return 1;
    }
    const { password, passwordHash } = await drawPassword();
    if (verb === 'password') await replacePassword(ctx, login, passwordHash);
    else
      await together(ctx, async (ctx) => {
        const personId = await openLocalPerson(ctx, {
          givenName: String(values.given),
          familyName: String(values.family),
        });
        await openNamedAccounts(ctx, [{ personId, login }], { passwordHash });
        const reason = 'ouvert par « preau account administrator »';
        await grantPower(ctx, { personId, verb: 'administer', uai: null, reason });
      });
    console.log(password);
    return 0;
  } finally {
    await db.destroy();
    await pool.end().catch(() => undefined);
    await database.close();
  }
}
