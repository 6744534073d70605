import { sql } from 'kysely';
import type { Unusual } from '../unusual.ts';

/** Why a sign-in may be somebody else's. */
export const riskReasons = [
  'new-device',
  'new-network',
  'unknown-network',
  'many-accounts',
  'leaked-password',
] as const;
export type RiskReason = (typeof riskReasons)[number];

/** What is known of a sign-in at the moment when it succeeds. */
export interface Surroundings {
  unusual: Unusual | undefined;
  /** A school is known to share this network. */
  isShared: boolean;
  /** On how many logins this address failed in the last quarter of an hour. */
  logins: number;
  isLeaked: boolean;
}

/** From so many logins on, an address is trying accounts: more than a class mistypes, more than a school does. */
export const manyLogins = { shared: 100, other: 40 } as const;

/** What makes a sign-in risky; nothing, for nearly all. A first sign-in has no habits to differ from. */
export function riskOf({ unusual, isShared, logins, isLeaked }: Surroundings): RiskReason[] {
  const isNewNetwork = unusual?.isNewNetwork === true;
  const is: Record<RiskReason, boolean> = {
    'new-device': unusual?.isNewBrowser === true,
    'new-network': isNewNetwork,
    'unknown-network': isNewNetwork && !isShared,
    'many-accounts': logins >= (isShared ? manyLogins.shared : manyLogins.other),
    'leaked-password': isLeaked,
  };
  return riskReasons.filter((reason) => is[reason]);
}

/** Whether somebody should look: one grave reason beside another, or three light ones. */
export const isHigh = (reasons: readonly RiskReason[]): boolean =>
  reasons.length >= 3 ||
  (reasons.length === 2 &&
    reasons.some((reason) => reason === 'many-accounts' || reason === 'leaked-password'));

/** The same of sessions `s`, where they are. */
export const isHighSession = sql<boolean>`(cardinality(s.risk) >= 3
  or cardinality(s.risk) = 2 and s.risk && array['many-accounts', 'leaked-password'])`;
