import { sql } from 'kysely';
import type { z } from 'zod';
import { type Database, windowOn } from './db.ts';
import type { Setting } from './module.ts';

interface Ctx {
  db: Database;
}

/** What somebody chose for a setting, when and why. */
export interface ChosenValue {
  name: string;
  /** A structure, or null for the platform. */
  scope: string | null;
  value: unknown;
  changed_at: Date;
  reason: string;
}

type Chosen = ReadonlyMap<string, unknown>;

const db = windowOn<Record<string, never>>();
const FRESH = 5_000;
const caches = new WeakMap<Database, { until: number; chosen: Promise<Chosen> }>();

/**
 * The value of a setting: the structure's own, else the platform's, else the initial one. At most five seconds old; no
 * SQL while fresh, and always fresh inside a transaction. A value that no longer has its shape counts as not chosen.
 */
export async function settingOf<Shape extends z.ZodType>(
  ctx: Ctx,
  setting: Setting<Shape>,
  structureId?: string,
): Promise<z.output<Shape>> {
  const chosen = await chosenValues(ctx);
  const scopes = setting.scope === 'structure' && structureId ? [structureId, null] : [null];
  for (const scope of scopes) {
    const read = setting.shape.safeParse(chosen.get(keyOf(setting.name, scope)));
    if (read.success) return read.data;
  }
  return setting.initial;
}

function chosenValues(ctx: Ctx): Promise<Chosen> {
  const now = performance.now();
  const cached = caches.get(ctx.db);
  if (cached !== undefined && now < cached.until && !ctx.db.isTransaction) return cached.chosen;
  const chosen = readChosen(ctx).then(
    (rows) => new Map(rows.map(({ name, scope, value }) => [keyOf(name, scope), value])),
  );
  caches.set(ctx.db, { until: now + FRESH, chosen });
  chosen.catch(() => caches.delete(ctx.db));
  return chosen;
}

const keyOf = (name: string, scope: string | null) => `${name} ${scope ?? ''}`;

/** Every choice that was made, as it is this very moment; those of one scope when it is given. */
export async function readChosen(ctx: Ctx, scope?: string | null): Promise<readonly ChosenValue[]> {
  const { rows } = await sql<ChosenValue>`
    select name, scope, value, changed_at, reason from kernel.setting
    where ${scope === undefined} or scope is not distinct from ${scope ?? null}`.execute(db(ctx));
  return rows;
}

/** Writes what was chosen, in the caller's transaction, and gives the choice's id. The value has the setting's shape. */
export async function choose(
  ctx: Ctx,
  choice: { name: string; scope: string | null; value: unknown; by: string; reason: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into kernel.setting (name, scope, value, changed_by, reason)
    values (${choice.name}, ${choice.scope}, ${JSON.stringify(choice.value)}::jsonb, ${choice.by}, ${choice.reason})
    on conflict (name, scope) do update set
      value = excluded.value, changed_by = excluded.changed_by, reason = excluded.reason, changed_at = now()
    returning id`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) throw new Error('The choice was not written.');
  return row.id;
}
