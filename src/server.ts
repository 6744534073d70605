import type { Config } from '#config';
import { connect } from '#kernel/db';
import { openLog } from '#kernel/log';
import { openDoors } from './doors.ts';

/** Opens the web server of this process; `close` lets running requests finish. */
export async function openServer({ config, url }: { config: Config; url: string }): Promise<{
  listen: () => Promise<void>;
  close: () => Promise<void>;
}> {
  const log = openLog(config.logLevel);
  const { db, pool } = connect(url, 10);
  const { app } = await openDoors({ config, db, pool, log });
  return {
    listen: async () => {
      await app.listen({ port: config.port, host: config.host });
    },
    close: async () => {
      await app.close();
      await db.destroy();
      if (!pool.ending) await pool.end(); // Kysely ends only a pool that it has used
    },
  };
}
