import type { Config } from '#config';
import { connect } from '#kernel/db';
import { useDatabase } from '#kernel/postgres';
import { counted, figure } from '#kernel/words';
import { verifyChain } from '#modules/audit';

const SHOWN = 5;

/** What is to be said of the chain of traces: every seal is held against its acts. Throws where it breaks. */
export async function tracesWords(settings: Config): Promise<string> {
  const database = await useDatabase(settings);
  const { db, pool } = connect(database.url, 1);
  try {
    const { rows } = await pool.query(
      `select to_regclass('audit.seal') is not null as known, set_config('statement_timeout', '0', false)`,
    );
    if (!rows[0].known) return 'aucune encore';
    const { acts, faults, last, seals, waiting } = await verifyChain({ db });
    const [first] = faults;
    if (first !== undefined)
      throw new Error(
        `chaîne rompue : ${faults.slice(0, SHOWN).join(' ; ')}${faults.length > SHOWN ? ' …' : ''}`,
      );
    const sealed = counted('fr', acts, 'trace scellée', 'traces scellées');
    const by = counted('fr', seals, 'sceau', 'sceaux');
    return `${sealed} par ${by}, ${figure('fr', waiting)} en attente ; dernier sceau ${last}`;
  } finally {
    await db.destroy();
    await database.close();
  }
}
