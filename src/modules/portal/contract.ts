import { z } from 'zod';
import { endpoint } from '#kernel/contract';

const Words = z.object({ fr: z.string(), en: z.string() });

/** A widget's place on the page: its content, or the word that it is unavailable. It never breaks the page. */
export const Widget = z.object({
  /** `module.name`, as declared in the module's `widgets`: the browser finds its component by it. */
  name: z.string(),
  title: Words,
  content: z.unknown().nullable(),
});
export type Widget = z.infer<typeof Widget>;

/** A page beyond what everybody has: among one's own things, or what one administers. */
export const Place = z.object({
  href: z.string(),
  label: Words,
  about: Words,
  under: z.enum(['me', 'administration']),
});
export type Place = z.infer<typeof Place>;

/** *Aujourd'hui*: all that the home page shows, but for who one is and where (`GET /api/identity/session`), in one answer. */
export const Today = z.object({
  /** The date where the current structure is. */
  date: z.iso.date(),
  /** For pupils and families: the school year as that structure lives it. */
  school: z
    .object({
      /** Today: not at the weekend, nor on a public holiday, nor in the holidays. */
      hasLessons: z.boolean(),
      /** The holidays one is in (0 days away), or the next. */
      holiday: z
        .object({
          name: z.string(),
          starts: z.iso.date(),
          /** The day of return, when it is known. */
          ends: z.iso.date().nullable(),
          days: z.int(),
        })
        .nullable(),
    })
    .nullable(),
  widgets: z.array(Widget),
});
export type Today = z.infer<typeof Today>;

export const readToday = endpoint({
  method: 'GET',
  path: '/api/portal/today',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Today: the date, where it is in the school year, and my widgets with their content.',
  input: z.object({}),
  reply: Today,
});

/** What was found for a text, house by house; null for one that cannot answer now. */
export const Found = z.object({
  /** As it was understood. */
  text: z.string(),
  groups: z.array(
    z.object({
      name: z.string(),
      label: Words,
      hits: z.array(z.object({ title: z.string(), about: Words, href: z.string() })).nullable(),
    }),
  ),
});
export type Found = z.infer<typeof Found>;

export const findAnything = endpoint({
  method: 'GET',
  path: '/api/portal/search',
  access: 'signed-in',
  stability: 'internal',
  summary: 'People and classes within my sight, whose names begin with these words.',
  input: z.object({ text: z.string() }),
  reply: Found,
});
