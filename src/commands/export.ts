import { parseArgs } from 'node:util';
import { config, plainBase } from '#config';
import { connect } from '#kernel/db';
import { useDatabase } from '#kernel/postgres';
import { exportLdif } from '#modules/ldap';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';

/** One line for the list of commands. */
export const summary = 'écrit l’annuaire pour d’autres systèmes (LDIF)';

/** What `--help` prints. */
export const help = `preau export ldif <fichier> [--base dc=…,dc=…] [--json]

Écrit les établissements, les personnes et les groupes d'aujourd'hui en LDIF, avec les
classes et les attributs du SDET, pour un serveur OpenLDAP qui a chargé
src/modules/ldap/openldap/sdet.ldif. Ni mot de passe, ni date de naissance, ni INE, ni
coordonnée personnelle n'y est. Le fichier n'est lisible que de vous.

  --base   la base de l'arbre ; par défaut, celle de PREAU_LDAP_BASE
  --json   le compte en JSON sur la sortie standard

Exemple : preau export ldif annuaire.ldif --base dc=esco-centre,dc=fr
`;

/** 0 when the file is whole; wrong usage and faults of the disk throw. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { base: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [format, path, ...more] = positionals;
  if (format !== 'ldif' || path === undefined || more.length > 0)
    throw new UsageFault('Il faut : export ldif <fichier>.');
  const settings = config();
  const base = values.base === undefined ? settings.ldapBase : plainBase(values.base);
  if (base === undefined)
    throw new UsageFault(
      'Donnez la base de l’arbre : --base dc=esco-centre,dc=fr, ou PREAU_LDAP_BASE.',
    );
  const database = await useDatabase(settings);
  try {
    await migrateHouse(database.url);
    const { db } = connect(database.url, 2);
    try {
      const counts = await exportLdif({ db }, { base, path });
      if (values.json) console.log(JSON.stringify(counts));
      else
        console.log(
          `${path} : ${counts.structures} structures, ${counts.people} personnes, ${counts.groups} groupes.`,
        );
      return 0;
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}
