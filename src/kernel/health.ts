import type pg from 'pg';

/** What `/health` answers: 200 while pages can be served, 503 when the database cannot be reached. */
export interface Health {
  status: 'ok' | 'unavailable';
  database: { status: 'ok' | 'unavailable'; ms: number | null };
  /** `late`: no sign of life for a minute; pages are served, but what follows from events waits. */
  worker: { status: 'ok' | 'late' | 'unknown'; seenAt: string | null };
}

const PATIENCE = 3_000;
const LATE = 60_000;

/** Asks the database one small question, three seconds at most. */
export async function readHealth(pool: pg.Pool): Promise<Health> {
  const started = performance.now();
  try {
    const { rows } = await Promise.race([
      pool.query<{ at: Date }>(`select at from kernel.heartbeat where part = 'worker'`),
      new Promise<never>((_, fail) => setTimeout(fail, PATIENCE, new Error('late')).unref()),
    ]);
    const at = rows[0]?.at;
    const isLate = at === undefined || Date.now() - at.getTime() > LATE;
    return {
      status: 'ok',
      database: { status: 'ok', ms: Math.round((performance.now() - started) * 10) / 10 },
      worker: { status: isLate ? 'late' : 'ok', seenAt: at?.toISOString() ?? null },
    };
  } catch {
    return {
      status: 'unavailable',
      database: { status: 'unavailable', ms: null },
      worker: { status: 'unknown', seenAt: null },
    };
  }
}
