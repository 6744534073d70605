import { z } from 'zod';
import { endpoint } from '#kernel/contract';

const Words = z.object({ fr: z.string(), en: z.string() });
const Reason = z
  .string()
  .trim()
  .min(3)
  .max(200)
  .regex(/^\P{Cc}*$/u);

/** Work that was given up, as the central administrator reads it. */
export const DeadLetter = z.object({
  id: z.uuid(),
  /** The name of its house: « Annuaire ». */
  house: Words,
  /** What it does, in words; null when nobody wrote any. */
  label: Words.nullable(),
  /** As its authors call it: `directory:count-figures`. */
  name: z.string(),
  /** What it follows from; null for a task that the clock asks for. */
  event: z.object({ name: z.string(), version: z.int(), happenedAt: z.iso.datetime() }).nullable(),
  attempts: z.int(),
  error: z.string(),
  diedAt: z.iso.datetime(),
  /** Later events that wait for it. */
  waiting: z.int(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

export const listDeadLetters = endpoint({
  method: 'GET',
  path: '/api/admin/dead-letters',
  access: 'signed-in',
  stability: 'internal',
  summary: 'What was given up after its last attempt, oldest first, for the central administrator.',
  input: z.object({}),
  reply: z.object({
    total: z.int(),
    /** The oldest hundred. */
    letters: z.array(DeadLetter),
  }),
});

export const retryDeadLetter = endpoint({
  method: 'POST',
  path: '/api/admin/dead-letters/{id}/retry',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Have it tried again, from the first attempt.',
  verb: 'admin.retry-dead-letter',
  input: z.object({ id: z.uuid() }),
  reply: z.object({}),
});

export const dropDeadLetter = endpoint({
  method: 'POST',
  path: '/api/admin/dead-letters/{id}/drop',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Give it up for good, for a reason; what waited behind it goes on.',
  verb: 'admin.drop-dead-letter',
  input: z.object({ id: z.uuid(), reason: Reason }),
  reply: z.object({}),
});

/** What a form asks for. A value travels as the text that a field holds: `true`, `5`, `weekly`. */
export const Field = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('boolean') }),
  z.object({ kind: z.literal('integer'), min: z.int(), max: z.int(), unit: Words.nullable() }),
  z.object({
    kind: z.literal('choice'),
    options: z.array(z.object({ value: z.string(), label: Words })),
  }),
  z.object({ kind: z.literal('text'), min: z.int(), max: z.int() }),
]);
export type Field = z.infer<typeof Field>;

/** A setting where it is chosen. */
export const ShownSetting = z.object({
  name: z.string(),
  house: Words,
  label: Words,
  about: Words,
  field: Field,
  value: z.string(),
  /** What holds when nothing is chosen here: the platform's value, or the initial one. */
  usual: z.string(),
  /** Null: nothing was chosen here. */
  chosen: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type ShownSetting = z.infer<typeof ShownSetting>;

export const listSettings = endpoint({
  method: 'GET',
  path: '/api/admin/settings',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The settings of the platform, or of the structures that I administer.',
  input: z.object({}),
  reply: z.object({
    places: z.array(
      z.object({
        /** Null: the platform. */
        structure: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        settings: z.array(ShownSetting),
      }),
    ),
  }),
});

export const changeSetting = endpoint({
  method: 'PUT',
  path: '/api/admin/settings/{name}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Choose the value of a setting, for a reason.',
  verb: 'admin.change-setting',
  input: z.object({
    name: z.string().max(100),
    /** Absent: the platform. */
    structureId: z.uuid().optional(),
    value: z.string().max(2_000),
    reason: Reason,
  }),
  reply: z.object({}),
});

/** A school year that was closed in a school, with what ended there. */
export const ClosedYear = z.object({
  structure: z.object({ id: z.uuid(), name: z.string() }),
  /** 2025 for 2025-2026. */
  year: z.int(),
  lastDay: z.iso.date(),
  closedAt: z.iso.datetime(),
  /** House by house, a line each: « 12 délégués de classe ». */
  ended: z.array(z.object({ house: Words, lines: z.array(Words) })),
});
export type ClosedYear = z.infer<typeof ClosedYear>;

export const listClosedYears = endpoint({
  method: 'GET',
  path: '/api/admin/closed-years',
  access: 'signed-in',
  stability: 'internal',
  summary:
    'The school years that were closed in the schools that I head or administer, the last first.',
  input: z.object({}),
  reply: z.object({
    total: z.int(),
    /** The last hundred. */
    years: z.array(ClosedYear),
  }),
});
