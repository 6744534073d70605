import type { Config } from '#config';
import { connect } from '#kernel/db';
import { openDeadLetters } from '#kernel/dead-letters';
import { useDatabase } from '#kernel/postgres';
import { counted } from '#kernel/words';

const SHOWN = 5;

/** What is to be said of background work: how much waits. Throws when some failed for good and waits for a decision. */
export async function workWords(settings: Config): Promise<string> {
  const database = await useDatabase(settings);
  const { db, pool } = connect(database.url, 1);
  try {
    const { rows } = await pool.query(
      `select to_regclass('kernel.dead_letter') is not null as known`,
    );
    if (!rows[0].known) return 'aucun encore';
    const { total, letters } = await openDeadLetters({ db }, SHOWN);
    if (total > 0) {
      const named = letters.map(
        ({ subscriber, diedAt }) => `${subscriber} (${diedAt.toISOString().slice(0, 16)}Z)`,
      );
      throw new Error(
        `${counted('fr', total, 'travail en échec attend', 'travaux en échec attendent')} une décision à la page /administration/travaux : ${named.join(', ')}${total > SHOWN ? ' …' : ''}`,
      );
    }
    const { rows: owed } = await pool.query<{ n: number }>(
      'select count(*)::int as n from kernel.delivery',
    );
    return `aucun échec, ${counted('fr', owed[0]?.n ?? 0, 'suite d’événement', 'suites d’événements')} en attente`;
  } finally {
    await db.destroy();
    await database.close();
  }
}
