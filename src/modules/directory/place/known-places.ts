import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';
import type { Period, SchoolYear } from './calendar-file.ts';
import { shippedCalendars } from './shipped.ts';

/** What the calendar needs to know of a structure. */
export interface KnownPlace {
  /** `college`, `ecole`…: `directory.structure_kind`. */
  kind: string;
  timeZone: string;
  department: string | null;
  /** Codes of calendars, the one that goes first first: its own, its kind's, its département's. */
  calendars: readonly string[];
  /** How its year is cut when it does not say: null for what is no school. */
  cut: 'trimestre' | 'semestre' | null;
  periods: readonly Period[];
}

/** A calendar with what an administrator corrected. */
export interface KnownCalendar {
  code: string;
  label: string;
  years: ReadonlyMap<number, SchoolYear & { source: string; isCorrected: boolean }>;
}

/** Every place and calendar, as they were half a minute ago at most. */
export interface KnownPlaces {
  places: ReadonlyMap<string, KnownPlace>;
  calendars: ReadonlyMap<string, KnownCalendar>;
}

interface Asking {
  db: Database;
  clock: Clock;
}

const FRESH = 30_000;
const STRANGER = 1_000;
interface Cached {
  at: number;
  known: Promise<KnownPlaces>;
}
const caches = new WeakMap<Database, Cached>();

/**
 * The places and calendars, read again every half minute: no request pays for them. `needed`: a structure that must be
 * among them; one that is not makes them read again at once. A failed reading is not kept.
 */
export async function knownPlaces(ctx: Asking, needed: string | null = null): Promise<KnownPlaces> {
  const now = ctx.clock.now().valueOf();
  const cached = caches.get(ctx.db);
  const age = cached === undefined ? Number.POSITIVE_INFINITY : now - cached.at;
  if (cached !== undefined && age >= 0 && age < FRESH) {
    const known = await cached.known;
    if (needed === null || known.places.has(needed) || age < STRANGER) return known;
  }
  const known = readPlaces(ctx);
  caches.set(ctx.db, { at: now, known });
  known.catch(() => caches.delete(ctx.db));
  return known;
}

/** Makes the next question read again: after a correction. */
export const forgetPlaces = (ctx: { db: Database }) => caches.delete(ctx.db);

interface Row {
  places: (Omit<KnownPlace, 'calendars'> & { id: string; calendars: (string | null)[] })[];
  corrected: (SchoolYear & { calendar: string; source: string })[];
}

async function readPlaces(ctx: Asking): Promise<KnownPlaces> {
  const { rows } = await sql<Row>`
    select
      (select coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'timeZone', s.time_zone, 'department', s.department,
          'cut', k.periods,
          'calendars', json_build_array(s.calendar,
            case when s.ministry_code = 'agriculture' or s.kind = 'lycee-agricole' then 'agricole'
                 when s.kind = 'cfa' then 'alternance' end, t.calendar),
          'periods', (select coalesce(json_agg(json_build_object('year', p.year, 'kind', p.kind, 'label', p.label,
              'starts', p.starts, 'ends', p.ends) order by p.year, p.place), '[]')
            from directory.period p where p.structure_id = s.id))), '[]')
        from directory.structure s
        join directory.structure_kind k on k.kind = s.kind
        left join directory.territory t on t.department = s.department) as places,
      (select coalesce(json_agg(to_json(y)), '[]') from directory.calendar_year y) as corrected`.execute(
    db(ctx),
  );
  const [{ places, corrected } = { places: [], corrected: [] }] = rows;
  return {
    places: new Map(
      places.map(({ id, calendars, ...place }) => [
        id,
        { ...place, calendars: calendars.filter((code) => code !== null) },
      ]),
    ),
    calendars: calendarsWith(corrected),
  };
}

function calendarsWith(corrected: Row['corrected']): Map<string, KnownCalendar> {
  const codes = new Set([...shippedCalendars.keys(), ...corrected.map(({ calendar }) => calendar)]);
  return new Map(
    [...codes].map((code) => {
      const shipped = shippedCalendars.get(code);
      const years = [
        ...(shipped?.years ?? []).map((year) => ({
          ...year,
          source: shipped?.source ?? '',
          isCorrected: false,
        })),
        ...corrected
          .filter(({ calendar }) => calendar === code)
          .map((year) => ({ ...year, isCorrected: true })),
      ];
      const byYear = new Map(years.map((year) => [year.year, year]));
      return [code, { code, label: shipped?.label ?? code, years: byYear }];
    }),
  );
}
