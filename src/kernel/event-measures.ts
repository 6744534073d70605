import type pg from 'pg';
import { Gauge, type Registry } from 'prom-client';

interface Counts {
  events: number;
  deliveries: number;
  oldest: number;
  dead: number;
}

/**
 * Adds what waits in the database to the measures, counted when they are asked for: the worker may be another process.
 * While the database cannot be reached these keep their last figure; `/health` says that it cannot.
 */
export function measureEvents(registry: Registry, pool: pg.Pool): void {
  let asked: Promise<Counts | undefined> | undefined;
  const counts = () => {
    asked ??= count(pool)
      .catch(() => undefined)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  for (const [name, [part, help]] of Object.entries(gauges))
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const counted = await counts();
        if (counted !== undefined) this.set(counted[part]);
      },
    });
}

const gauges: Record<string, [keyof Counts, string]> = {
  preau_events_waiting: ['events', 'Events not yet turned into deliveries'],
  preau_deliveries_waiting: ['deliveries', 'Reactions still owed to events'],
  preau_delivery_oldest_seconds: ['oldest', 'Age of the oldest event still owed'],
  preau_dead_letters: ['dead', 'Given up after the last attempt, undecided'],
};

async function count(pool: pg.Pool): Promise<Counts | undefined> {
  const { rows } = await pool.query<Counts>(
    `select
       (select count(*)::int from kernel.event where dispatched_at is null) as events,
       (select count(*)::int from kernel.delivery) as deliveries,
       coalesce((select extract(epoch from now() - e.happened_at)::float8 from kernel.event e
         where e.id = least((select min(event_id) from kernel.delivery),
           (select min(id) from kernel.event where dispatched_at is null))), 0) as oldest,
       (select count(*)::int from kernel.dead_letter where decision is null) as dead`,
  );
  return rows[0];
}
