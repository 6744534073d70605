import { parseArgs } from 'node:util';
import { config } from '#config';
import { connect } from '#kernel/db';
import { useDatabase } from '#kernel/postgres';
import { ReplicaFault, type SyncReport, syncReplica } from '#modules/ldap';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';

/** One line for the list of commands. */
export const summary = 'met à jour le réplica OpenLDAP de l’annuaire';

/** What `--help` prints. */
export const help = `preau ldap sync [--full] [--json]

Porte dans le serveur OpenLDAP de PREAU_LDAP_URL ce qui a changé dans l'annuaire depuis
la dernière fois, et rien d'autre. Peut être interrompu : la fois suivante reprend. Une
entrée que le serveur refuse est signalée (code de sortie 1) ; les autres passent. Le
travail de fond le fait de lui-même chaque heure et après chaque alimentation.

  --full   compare avec le réplica lui-même, entrée par entrée, et répare ce que
           quelqu'un y a changé, ajouté ou enlevé
  --json   le bilan en JSON sur la sortie standard
`;

/** 0 when the replica says what the directory says, 1 when it refused something or cannot be written. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      full: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.join(' ') !== 'sync') throw new UsageFault('Il faut : ldap sync.');
  const settings = config();
  const place = settings.ldap;
  if (place === undefined)
    throw new UsageFault(
      'Aucun réplica : donnez PREAU_LDAP_URL, PREAU_LDAP_BASE, PREAU_LDAP_BIND_DN et PREAU_LDAP_PASSWORD.',
    );
  const database = await useDatabase(settings);
  try {
    await migrateHouse(database.url);
    const { db } = connect(database.url, 4);
    try {
      const report = await syncReplica({ db }, { place, isFull: values.full });
      if (values.json) console.log(JSON.stringify(report));
      else say(report);
      return report.refused > 0 ? 1 : 0;
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if (!(error instanceof ReplicaFault)) throw error;
    if (values.json) console.log(JSON.stringify({ failed: error.message }));
    console.error(error.message);
    return 1;
  } finally {
    await database.close();
  }
}

function say(report: SyncReport): void {
  const { added, modified, deleted, unchanged, repaired, refused, refusals, seconds } = report;
  console.log(
    `Réplica à jour en ${seconds} s : ${added} entrées ajoutées, ${modified} modifiées, ${deleted} retirées, ${unchanged} inchangées.`,
  );
  if (repaired > 0) console.log(`Dont ${repaired} que quelqu’un avait changées dans le réplica.`);
  if (refused === 0) return;
  console.error(`${refused} entrées refusées par le serveur :`);
  for (const { dn, reason } of refusals) console.error(`  ${dn} : ${reason}`);
}
