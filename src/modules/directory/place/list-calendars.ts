import type { Context } from '../actor.ts';
import { knownPlaces } from './known-places.ts';

/** A year of a calendar, as an administrator checks it. */
export interface ListedYear {
  calendar: string;
  label: string;
  year: number;
  starts: string;
  ends: string;
  holidays: readonly { name: string; starts: string; ends: string }[];
  source: string;
  /** Loaded by an administrator, and not as it came with the program. */
  isCorrected: boolean;
}

/** Every calendar year that is known, and the calendars without any. */
export async function listCalendars(
  ctx: Pick<Context, 'db' | 'clock'>,
): Promise<{ years: ListedYear[]; empty: { calendar: string; label: string }[] }> {
  const { calendars } = await knownPlaces(ctx);
  const all = [...calendars.values()].sort((a, b) => a.label.localeCompare(b.label, 'fr'));
  return {
    years: all.flatMap(({ code, label, years }) =>
      [...years.values()]
        .sort((a, b) => a.year - b.year)
        .map((year) => ({ calendar: code, label, ...year })),
    ),
    empty: all
      .filter(({ years }) => years.size === 0)
      .map(({ code, label }) => ({ calendar: code, label })),
  };
}
