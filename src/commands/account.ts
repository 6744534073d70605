import { parseArgs } from 'node:util';
import { config } from '#config';
import { connect, together } from '#kernel/db';
import { openLog } from '#kernel/log';
import { useDatabase } from '#kernel/postgres';
import { grantPower, openLocalPerson } from '#modules/directory';
import { drawPassword, openNamedAccounts, replacePassword } from '#modules/identity';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';
import { decide, peopleVerbs } from './account/people.ts';

/** One line for the list of commands. */
export const summary =
  'ouvre le compte d’un administrateur, donne un mot de passe, réunit deux comptes, efface une personne';

/** What `--help` prints. */
export const help = `preau account administrator <identifiant> --given PRÉNOM --family NOM
preau account password <identifiant>
preau account merge <identifiant de trop> <identifiant qui reste> --reason <pourquoi> [--yes]
preau account unmerge <numéro de la fusion>
preau account forget <identifiant> [--yes]
preau account lock|unlock|reset|reset-factors|delete|restore <identifiant>…
              --reason <pourquoi> [--yes]

administrator : ouvre le compte d'un administrateur de toute la plateforme. C'est par là
que commence une installation sans démonstration.
password : donne un nouveau mot de passe à un compte et ferme ses sessions.

merge : d'une personne qui est là deux fois n'en fait qu'une. Les deux identifiants ouvrent le
compte qui reste. Le numéro affiché permet de défaire la fusion pendant 90 jours.
unmerge : la défait, sauf si l'annuaire a reçu du nouveau sur la personne depuis.
forget : efface tout ce que chaque service garde d'une personne. Ne se défait pas. Si son
académie l'envoie encore, elle revient comme une nouvelle personne.
lock, unlock, reset, reset-factors, delete, restore : pour un compte ou plusieurs. reset affiche
les codes, une seule fois. reset-factors retire les secondes vérifications de qui a perdu son
téléphone ; son mot de passe suffit ensuite pour en enregistrer une autre. delete efface 90 jours plus tard ; restore, d'ici là, rend tout.
Sans --yes, on dit de qui il s'agit et rien n'est fait.

Le mot de passe est tiré au sort et affiché une seule fois, sur la sortie standard.

Exemple : preau account administrator alix.morel --given Alix --family Morel
`;

/** 0 when done, 1 when refused (the login is taken, or unknown); wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const onPeople = peopleVerbs[args[0] ?? ''];
  if (onPeople !== undefined) return decide(onPeople(args.slice(1)));
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
