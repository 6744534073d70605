import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { together } from '#kernel/db';
import { db } from '../tables.ts';
import { type CalendarFile, LoadableFile } from './calendar-file.ts';
import { forgetPlaces } from './known-places.ts';

/** What a file changed: years of a calendar, or what a structure decides. */
export type Loaded =
  | { calendar: string; years: number[] }
  | { structure: string; calendar: string | null; periods: number };

/** A file that could not be loaded, and why, in French; nothing was changed. */
export class CalendarRefused extends Error {
  override name = 'CalendarRefused';
}

/** Loads the text of a calendar file: its years take the place of those that were there; others stay. */
export async function loadCalendar(ctx: { db: Database }, text: string): Promise<Loaded> {
  const file = read(text);
  const loaded = await together(ctx, (within) =>
    'structure' in file ? loadStructure(within, file) : loadYears(within, file),
  );
  forgetPlaces(ctx);
  return loaded;
}

function read(text: string): LoadableFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CalendarRefused(`ce n’est pas du JSON : ${(error as Error).message}`);
  }
  const read = LoadableFile.safeParse(json);
  if (read.success) return read.data;
  const isAboutStructure = typeof json === 'object' && json !== null && 'structure' in json;
  throw new CalendarRefused(faultsOf(read.error.issues[0], isAboutStructure ? 1 : 0));
}

/** Of the two shapes that a file may have, the faults of the one that was meant. */
function faultsOf(issue: LoadIssue | undefined, meant: 0 | 1): string {
  const issues = issue?.code === 'invalid_union' ? (issue.errors?.[meant] ?? []) : [issue];
  return issues
    .flatMap((one) => (one === undefined ? [] : `${one.path.join('.')} : ${one.message}`))
    .join(' ; ');
}

interface LoadIssue {
  code?: string | undefined;
  path: PropertyKey[];
  message: string;
  errors?: LoadIssue[][];
}

async function loadYears(ctx: { db: Database }, file: CalendarFile): Promise<Loaded> {
  for (const { year, starts, ends, holidays } of file.years)
    await sql`
      insert into directory.calendar_year (calendar, year, starts, ends, holidays, source)
      values (${file.calendar}, ${year}, ${starts}, ${ends}, ${JSON.stringify(holidays)}, ${file.source})
      on conflict (calendar, year) do update set starts = excluded.starts, ends = excluded.ends,
        holidays = excluded.holidays, source = excluded.source, loaded_at = now()`.execute(db(ctx));
  return { calendar: file.calendar, years: file.years.map(({ year }) => year) };
}

async function loadStructure(
  ctx: { db: Database },
  { structure: uai, calendar, periods = [] }: Exclude<LoadableFile, CalendarFile>,
): Promise<Loaded> {
  const { rows } = await sql<{ id: string; calendar: string | null }>`
    update directory.structure set calendar = ${calendar === undefined ? sql.ref('calendar') : calendar}
    where uai = ${uai} returning id, calendar`.execute(db(ctx));
  const [structure] = rows;
  if (structure === undefined) throw new CalendarRefused(`aucun établissement n’a l’UAI ${uai}`);
  const years = [...new Set(periods.map(({ year }) => year))];
  await sql`
    delete from directory.period where structure_id = ${structure.id} and year = any(${years}::int[])`.execute(
    db(ctx),
  );
  for (const year of years)
    for (const [i, period] of periods.filter((one) => one.year === year).entries())
      await sql`
        insert into directory.period (structure_id, year, place, kind, label, starts, ends)
        values (${structure.id}, ${year}, ${i + 1}, ${period.kind}, ${period.label}, ${period.starts}, ${period.ends})`.execute(
        db(ctx),
      );
  return { structure: uai, calendar: structure.calendar, periods: periods.length };
}
