import type { Config } from '#config';
import { openBlobs } from '#kernel/blobs';
import { connect } from '#kernel/db';
import { openJobs } from '#kernel/jobs';
import { openLog } from '#kernel/log';
import { openHouse } from './house.ts';

/** Four reactions and two tasks hold a connection each while they ask for more; the queue listens on one. */
const POOL = 14;

/** Opens the worker: reactions to events and scheduled tasks of every house. */
export async function openWorker({ config, url }: { config: Config; url: string }): Promise<{
  close: () => Promise<void>;
}> {
  const log = openLog(config.logLevel);
  const { db, pool } = connect(url, POOL);
  const work = openHouse({ config, url }).map(({ name, on = [], schedules = [] }) => ({
    module: name,
    on,
    schedules,
  }));
  work.push({ module: 'blobs', on: [], schedules: [openBlobs(config).schedule] });
  const jobs = await openJobs({ pool, db, log, work });
  return {
    close: async () => {
      await jobs.close();
      await db.destroy();
      if (!pool.ending) await pool.end(); // Kysely ends only a pool that it has used
    },
  };
}
