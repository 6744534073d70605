import { parseArgs } from 'node:util';
import { config } from '#config';
import { connect, type Database } from '#kernel/db';
import { useDatabase } from '#kernel/postgres';
import { Refusal } from '#kernel/refusal';
import { closeService, factsOf, openService, readServices, refusals } from '#modules/sso';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';
import { importApereo, sayImport } from './service/import-apereo.ts';
import { readNewService } from './service/read-new-service.ts';
import { serviceLine, serviceShown, structureCodes } from './service/say-services.ts';

/** One line for the list of commands. */
export const summary = 'relie une application (CAS), liste celles qui le sont, en délie une';

/** What `--help` prints. */
export const help = `preau service add cas --name <nom> --url <adresse>… [--release <liste>]
                      [--audience <à qui>]… [--proxy <adresse>]…
preau service list [--json]
preau service export
preau service import apereo <dossier ou fichier> [--dry-run] [--json]
preau service remove <nom>

add : les personnes connectées ouvrent cette application sans se connecter de nouveau. Tout ce
qui est sous --url (https ; http sur cette machine seulement) est à elle ; rien d'autre.

  --release   ce qu'elle apprend des personnes : minimal (l'identifiant seul, par défaut), names,
              moodle, sdet, esco, pronote, gepi, webgerest, esidoc, kne
  --audience  à qui elle est ouverte ; sans cela, à tout le monde. PROFIL[,PROFIL][@UAI[,UAI]][:JOUR]
              « * » : tous les profils ; JOUR : à partir de ce jour-là
  --proxy     où envoyer les billets qui lui permettent d'agir pour quelqu'un auprès d'une autre
              (CAS proxy) ; sans cela, elle ne le peut pas

export : toutes les applications ouvertes, en JSON, avec tout ce qui est décidé de chacune.

import apereo : relie ce que disent les fichiers JSON d'un serveur Apereo CAS, et dit, propriété par
propriété, ce qui ne peut pas être repris et pourquoi. --dry-run ne fait que le dire.

remove : plus aucun billet pour elle, aussitôt.

Exemple : preau service add cas --name Moodle --url https://moodle.example.fr/ --release moodle \\
          --audience ENS,DOC --audience ELV@0370001A:2026-09-07
`;

type Work = (ctx: { db: Database }) => Promise<number>;

/** 0 when done, 1 when refused; wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  const act = verbs[verb];
  if (act === undefined)
    throw new UsageFault('Il faut : service add cas, list, export, import apereo ou remove.');
  const work = act(rest);
  const database = await useDatabase(config());
  const { db, pool } = connect(database.url, 2);
  try {
    await migrateHouse(database.url);
    return await work({ db });
  } catch (error) {
    const words = error instanceof Refusal ? wordsOf(error.code) : undefined;
    if (words === undefined) throw error;
    console.error(`${words} Rien n’a été fait.`);
    return 1;
  } finally {
    await db.destroy();
    await pool.end().catch(() => undefined);
    await database.close();
  }
}

const wordsOf = (code: string): string | undefined =>
  (refusals as Record<string, { fr: string }>)[code]?.fr;

/** Each reads its arguments first, before any database is opened. */
const verbs: Record<string, (args: string[]) => Work> = {
  add: (args) => {
    const asked = readNewService(args);
    return async (ctx) => {
      console.log(await openService(ctx, asked));
      return 0;
    };
  },
  list: (args) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    return async (ctx) => {
      const codes = await structureCodes(ctx);
      const services = (await readServices(ctx)).map((service) => serviceShown(service, codes));
      if (values.json === true) console.log(JSON.stringify({ services }));
      else if (services.length === 0) console.log('Aucune application n’est reliée.');
      else for (const service of services) console.log(serviceLine(service));
      return 0;
    };
  },
  export: () => async (ctx) => {
    const services = await Promise.all(
      (await readServices(ctx)).map(async (service) => ({
        ...(await factsOf(ctx, service)),
        ...(service.ownRelease && { ownRelease: service.ownRelease }),
      })),
    );
    console.log(JSON.stringify({ services }, null, 2));
    return 0;
  },
  import: (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    });
    const [format, path, ...more] = positionals;
    if (format !== 'apereo' || !path || more.length > 0)
      throw new UsageFault('Il faut : service import apereo <dossier ou fichier>.');
    const isDry = values['dry-run'] === true;
    return async (ctx) => {
      const lines = await importApereo(ctx, path, isDry);
      console.log(values.json ? JSON.stringify({ files: lines }) : sayImport(lines, isDry));
      return lines.some(({ linked }) => linked) || lines.length === 0 ? 0 : 1;
    };
  },
  remove: (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [name, ...more] = positionals;
    if (!name || more.length > 0) throw new UsageFault('Il faut : service remove <nom>.');
    return async (ctx) => {
      if (await closeService(ctx, { name })) return 0;
      console.error(`Aucune application reliée ne porte le nom « ${name} ».`);
      return 1;
    };
  },
};
