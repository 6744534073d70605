import pg from 'pg';
import { PlainFault } from '#kernel/plain-fault';

/** Why the administrators of the demo have their power; nobody else ever has it for that. */
export const demoReason = 'compte de démonstration';

/**
 * Keeps the demo and real schools out of one database: the demo's password is public, so without the demo its accounts
 * may not be served, and with it no real directory may be given that password. Throws `PlainFault`.
 */
export async function keepDemoApart({ url, demo }: { url: string; demo: boolean }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ isDemo: boolean; isFed: boolean }>(
      `select exists (select from directory.power where reason = $1) as "isDemo",
         exists (select from directory.feed where outcome = 'applied' and source <> $2) as "isFed"`,
      [demoReason, DEMO_SOURCE],
    );
    const { isDemo = false, isFed = false } = rows[0] ?? {};
    if (isDemo && !demo) throw new PlainFault(DEMO_WITHOUT_DEMO);
    if (isFed && !isDemo && demo) throw new PlainFault(REAL_WITH_DEMO);
  } finally {
    await client.end();
  }
}

const DEMO_SOURCE = 'aaf:2D:99';

const DEMO_WITHOUT_DEMO =
  'Cette base contient la région de démonstration, dont le mot de passe est public : elle n’est pas servie avec PREAU_DEMO=off.\n' +
  'Choisissez un dossier PREAU_DATA ou une base DATABASE_URL neufs, ou remettez PREAU_DEMO=on.';

const REAL_WITH_DEMO =
  'Cette base contient de vrais établissements : la démonstration n’y sera pas ajoutée, son mot de passe est public.\n' +
  'Mettez PREAU_DEMO=off, ou choisissez un dossier PREAU_DATA ou une base DATABASE_URL neufs.';
