import type { Actor } from '../actor.ts';
import { canDelegate, type Scope } from '../policy.ts';

/** Notes, reads and ends the tutors of a school: its head, wearing that hat, and whoever administers it. */
export const canNoteTutors = (actor: Pick<Actor, 'hat' | 'powers'>, scope: Scope): boolean =>
  canDelegate(actor, scope);

/** Days as the place has them. */
export interface TutoringDays {
  from: string;
  until: string;
  today: string;
}

const MOST_YEARS = 4;

/** It has an end that is not past, within the four years that an apprenticeship lasts at most. */
export const areTutoringDays = ({ from, until, today }: TutoringDays): boolean =>
  from <= until && until >= today && until <= yearsAfter(from, MOST_YEARS);

const yearsAfter = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
