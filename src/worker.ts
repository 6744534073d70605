import type { Config } from '#config';
import { connect } from '#kernel/db';
import { openJobs } from '#kernel/jobs';
import { openLog } from '#kernel/log';
import { openMeter } from '#kernel/metrics';
import { openHouse } from './house.ts';

/** Opens the worker: reactions to events and scheduled tasks of every house. */
export async function openWorker({ config, url }: { config: Config; url: string }): Promise<{
  close: () => Promise<void>;
}> {
  const log = openLog(config.logLevel);
  const { db, pool } = connect(url, 6);
  const reactions = openHouse({ config }).map(({ name, on }) => ({
    module: name,
    on: on ?? [],
  }));
  const jobs = await openJobs({ pool, db, log, meter: openMeter(), reactions });
  return {
    close: async () => {
      await jobs.close();
      await db.destroy();
      if (!pool.ending) await pool.end(); // Kysely ends only a pool that it has used
    },
  };
}
