import { dateIn } from '#kernel/clock';
import type { Context } from '../actor.ts';
import type { Period, SchoolYear } from './calendar-file.ts';
import { dayAfter, daysBetween, weekday } from './days.ts';
import { type KnownPlace, type KnownPlaces, knownPlaces } from './known-places.ts';
import { periodsOf } from './periods.ts';
import { publicHolidays } from './public-holidays.ts';

type Asking = Pick<Context, 'db' | 'clock'>;

/** Where nobody says where they are. */
const HOME_ZONE = 'Europe/Paris';

/** A year of a calendar. It lasts until the day before the next one begins: summer belongs to it. */
interface YearThere extends SchoolYear {
  /** `zone-b`, `reunion`… */
  code: string;
  label: string;
  /** Where the dates come from, in words. */
  source: string;
}

/** A school year as a structure lives it. */
export interface SchoolCalendar extends YearThere {
  periods: readonly Period[];
}

/** The next days without lessons, or those one is in. */
export interface NextHoliday {
  name: string;
  starts: string;
  /** The day of return; null when the next school year is not known yet. */
  ends: string | null;
  /** How many days away; 0 while they last. */
  days: number;
}

/** The day it is where a structure is. No SQL while fresh. */
export async function dayIn(ctx: Asking, structureId: string | null): Promise<string> {
  const place = await placeOf(ctx, structureId);
  return dateIn(place?.timeZone ?? HOME_ZONE, ctx.clock.now());
}

/** The school calendar of a structure on a day; undefined where none is known. No SQL while fresh. */
export async function calendarOf(
  ctx: Asking,
  structureId: string,
  day: string,
): Promise<SchoolCalendar | undefined> {
  const { place, year } = await yearThere(ctx, structureId, day);
  if (place === undefined || year === undefined) return undefined;
  const isLesson = (one: string) => isLessonDay(one, place.department, year);
  return { ...year, periods: periodsOf(place, year, isLesson) };
}

/** The school year of a structure on a day, 2026 for 2026-2027, and its first day. Without calendar, the first of September. */
export async function schoolYearAt(
  ctx: Asking,
  structureId: string,
  day: string,
): Promise<{ year: number; starts: string }> {
  const { year } = await yearThere(ctx, structureId, day);
  if (year !== undefined) return { year: year.year, starts: year.starts };
  const [number, month] = day.split('-').map(Number) as [number, number];
  const turned = month >= 9 ? number : number - 1;
  return { year: turned, starts: `${turned}-09-01` };
}

/** The same, the year alone. */
export const schoolYearOf = async (
  ctx: Asking,
  structureId: string,
  day: string,
): Promise<number> => (await schoolYearAt(ctx, structureId, day)).year;

/** Whether pupils have lessons that day: Monday to Friday, in the school year, out of holidays, no public holiday. */
export async function isSchoolDay(ctx: Asking, structureId: string, day: string): Promise<boolean> {
  const { place, year } = await yearThere(ctx, structureId, day);
  return isLessonDay(day, place?.department ?? null, year);
}

/** The holidays that a structure is in or waits for, with the day they end. No SQL while fresh. */
export async function nextHoliday(
  ctx: Asking,
  structureId: string,
  day: string,
): Promise<NextHoliday | undefined> {
  const { known, place, year } = await yearThere(ctx, structureId, day);
  if (place === undefined || year === undefined) return undefined;
  const after = yearsOf(known, place).find(({ starts }) => starts > day && starts >= year.ends);
  const summer = { name: 'Vacances d’été', starts: year.ends, ends: after?.starts ?? null };
  const next = [...year.holidays, summer]
    .sort((a, b) => (a.starts < b.starts ? -1 : 1))
    .find(({ ends }) => ends === null || ends > day);
  return next && { ...next, days: Math.max(0, daysBetween(day, next.starts)) };
}

const placeOf = async (ctx: Asking, structureId: string | null) =>
  structureId === null ? undefined : (await knownPlaces(ctx, structureId)).places.get(structureId);

interface There {
  known: KnownPlaces;
  place: KnownPlace | undefined;
  /** Undefined long after the last year that is known. */
  year: YearThere | undefined;
}

const LONGEST_SUMMER = 90;

async function yearThere(ctx: Asking, structureId: string, day: string): Promise<There> {
  const known = await knownPlaces(ctx, structureId);
  const place = known.places.get(structureId);
  const year = place && yearsOf(known, place).findLast(({ starts }) => starts <= day);
  const isOver = year !== undefined && day >= dayAfter(year.ends, LONGEST_SUMMER);
  return { known, place, year: isOver ? undefined : year };
}

/** The years of a place, oldest first; for each the first of its calendars that has it. */
function yearsOf(known: KnownPlaces, { calendars }: KnownPlace): YearThere[] {
  const byYear = new Map<number, YearThere>();
  for (const code of calendars.toReversed()) {
    const calendar = known.calendars.get(code);
    for (const year of calendar?.years.values() ?? [])
      byYear.set(year.year, { ...year, code, label: calendar?.label ?? code });
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

function isLessonDay(
  day: string,
  department: string | null,
  calendar: SchoolYear | undefined,
): boolean {
  if (weekday(day) > 5 || publicHolidays(Number(day.slice(0, 4)), department).has(day))
    return false;
  if (calendar === undefined) return true;
  const { starts, ends, holidays } = calendar;
  return starts <= day && day < ends && !holidays.some((h) => h.starts <= day && day < h.ends);
}
