import { dayAfter } from './days.ts';

/** The same day every year, everywhere (code du travail, art. L3133-1). */
const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Abolition of slavery, by département (code du travail, art. L3422-2). */
const abolition: Record<string, string> = {
  971: '05-27',
  972: '05-22',
  973: '06-10',
  974: '12-20',
  976: '04-27',
};
const alsaceMoselle = new Set(['57', '67', '68']);

/** The public holidays of a year in a département: `YYYY-MM-DD`. */
export function publicHolidays(year: number, department: string | null): ReadonlySet<string> {
  const easter = easterSunday(year);
  const here = department ?? '';
  const days = [...fixed, ...(abolition[here] ? [abolition[here]] : [])].map(
    (day) => `${year}-${day}`,
  );
  days.push(dayAfter(easter, 1), dayAfter(easter, 39), dayAfter(easter, 50));
  if (alsaceMoselle.has(here)) days.push(dayAfter(easter, -2), `${year}-12-26`);
  return new Set(days);
}

/** Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = Math.floor(f / 31);
  return `${year}-${String(month).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`;
}
