import type { Period, SchoolYear } from './calendar-file.ts';
import { dayAfter, weekday } from './days.ts';
import type { KnownPlace } from './known-places.ts';

const names = {
  trimestre: ['1er trimestre', '2e trimestre', '3e trimestre'],
  semestre: ['1er semestre', '2e semestre'],
} as const;

/** How a structure cuts a school year: as it said, else in parts with as many days of lessons, each from a Monday. */
export function periodsOf(
  { cut, periods }: Pick<KnownPlace, 'cut' | 'periods'>,
  { year, starts, ends }: SchoolYear,
  isLesson: (day: string) => boolean,
): readonly Period[] {
  const own = periods.filter((period) => period.year === year);
  if (own.length > 0 || cut === null) return own;
  const lessons: string[] = [];
  for (let day = starts; day < ends; day = dayAfter(day, 1)) if (isLesson(day)) lessons.push(day);
  const labels = names[cut];
  const first = labels.map((_, i) => {
    const day = lessons[Math.floor((lessons.length * i) / labels.length)] ?? ends;
    return i === 0 ? starts : mondayFrom(day);
  });
  return labels.map((label, i) => ({
    year,
    kind: cut,
    label,
    starts: first[i] ?? starts,
    ends: first[i + 1] ?? ends,
  }));
}

const mondayFrom = (day: string) => dayAfter(day, (8 - weekday(day)) % 7);
