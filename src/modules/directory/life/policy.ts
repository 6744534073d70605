import type { StayKind, StayProfile } from './contract.ts';

/** The longest stay: a school year and its summer. */
const LONGEST_STAY = 366;

/** A stay that is asked for; days are those of the place, `until` is the last one. */
export interface WantedStay {
  kind: StayKind;
  profile: StayProfile;
  until: string;
  today: string;
}

/**
 * A guest, a tutor and a speaker see colleagues and nobody else, as other staff do; only a substitute takes the profile of
 * whoever they stand for. For a year at most.
 */
export const isStayAllowed = ({ kind, profile, until, today }: WantedStay): boolean =>
  (kind === 'substitute' || profile === 'ETA') && isEndAllowed(until, today);

/** From today to a year from now. */
export const isEndAllowed = (until: string, today: string): boolean =>
  until >= today && Date.parse(until) <= Date.parse(today) + LONGEST_STAY * 86_400_000;
