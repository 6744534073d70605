import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarFile } from './calendar-file.ts';

const folder = join(import.meta.dirname, '../calendars');

/** The calendars that come with the program, by code. An administrator's correction of a year goes before. */
export const shippedCalendars: ReadonlyMap<string, CalendarFile> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => CalendarFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .map((file) => [file.calendar, file]),
);
