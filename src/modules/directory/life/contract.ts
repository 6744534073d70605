import { z } from 'zod';
import { eventKind } from '#kernel/contract';

/** What brings somebody whom no feed brings. */
export const StayKind = z.enum(['guest', 'tutor', 'speaker', 'substitute']);
export type StayKind = z.infer<typeof StayKind>;

/** As what they are there: never head, pupil nor parent. */
export const StayProfile = z.enum(['ENS', 'DOC', 'EVS', 'ETA']);
export type StayProfile = z.infer<typeof StayProfile>;

const Day = z.iso.date();

/** All that is kept of somebody on their way out will be erased, on that day. */
export const erasureNears = eventKind({
  name: 'directory.erasure-nears',
  version: 1,
  payload: z.object({ personId: z.uuid(), erasedOn: Day }),
});

/** How many people will be erased within the week, and how many accounts are still open of those on their way out. */
export const departuresCounted = eventKind({
  name: 'directory.departures-counted',
  version: 1,
  payload: z.object({ erasedThisWeek: z.int(), stillOpen: z.int() }),
});

/** A stay will end within the week: whoever asked for it may extend it. */
export const stayNearsEnd = eventKind({
  name: 'directory.stay-nears-end',
  version: 1,
  payload: z.object({
    madeBy: z.uuid(),
    personId: z.uuid(),
    displayName: z.string(),
    lastDay: Day,
  }),
});
