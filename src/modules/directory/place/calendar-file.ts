import { z } from 'zod';

const Name = z.string().trim().min(1).max(80);
const Code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);
const Year = z.int().min(2000).max(2100);

/** Days without lessons. `ends`: the day of return, as official calendars write it. */
const Holiday = z.object({ name: Name, starts: z.iso.date(), ends: z.iso.date() });
export type Holiday = z.infer<typeof Holiday>;

const SchoolYear = z
  .object({
    /** 2026 for 2026-2027. */
    year: Year,
    /** The pupils' first day. */
    starts: z.iso.date(),
    /** The first day of the great holidays. */
    ends: z.iso.date(),
    holidays: z.array(Holiday).max(30),
  })
  .superRefine(({ year, starts, ends, holidays }, ctx) => {
    const wrong = (message: string) => ctx.addIssue({ code: 'custom', message });
    if (!(starts < ends)) wrong(`${year} : l’année finit avant de commencer`);
    if (starts < `${year}-01-01` || ends >= `${year + 2}-01-01`)
      wrong(`${year} : du ${starts} au ${ends}, ce n’est pas cette année scolaire`);
    let last = starts;
    for (const holiday of [...holidays].sort((a, b) => (a.starts < b.starts ? -1 : 1))) {
      const { name, starts: from, ends: to } = holiday;
      if (!(from < to)) wrong(`${name} : finit le ${to}, avant de commencer le ${from}`);
      if (from < last || to > ends)
        wrong(`${name} : du ${from} au ${to}, hors de l’année ou sur d’autres vacances`);
      last = to;
    }
  });
export type SchoolYear = z.infer<typeof SchoolYear>;

const Period = z
  .object({
    year: Year,
    kind: z.enum(['trimestre', 'semestre', 'autre']),
    label: Name,
    starts: z.iso.date(),
    ends: z.iso.date(),
  })
  .refine(({ starts, ends }) => starts < ends, 'une période finit avant de commencer');
export type Period = z.infer<typeof Period>;

const Periods = z
  .array(Period)
  .max(24)
  .superRefine((periods, ctx) => {
    const wrong = (message: string) => ctx.addIssue({ code: 'custom', message });
    for (const [year, own] of Map.groupBy(periods, (period) => period.year)) {
      if (own.length > 6) wrong(`${year} : plus de six périodes`);
      for (const [i, { label, starts }] of own.entries())
        if (i > 0 && starts < (own[i - 1]?.ends ?? ''))
          wrong(`${label} : commence le ${starts}, avant la fin de la période précédente`);
    }
  });

/** A calendar, year by year: what `calendars/` holds, and what an administrator loads to correct it. */
export const CalendarFile = z.strictObject({
  calendar: Code,
  label: Name.optional(),
  /** Where the dates come from, in words. */
  source: z.string().trim().min(1).max(500),
  years: z.array(SchoolYear).max(20),
});
export type CalendarFile = z.infer<typeof CalendarFile>;

/** What one structure decides: a calendar of its own (null: its département's again), and how it cuts its year. */
const StructureFile = z.strictObject({
  structure: z.string().regex(/^[0-9]{7}[A-Z]$/, 'un UAI est attendu'),
  calendar: Code.nullish(),
  periods: Periods.optional(),
});

/** A file that `calendar load` takes. */
export const LoadableFile = z.union([CalendarFile, StructureFile]);
export type LoadableFile = z.infer<typeof LoadableFile>;
