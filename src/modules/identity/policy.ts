import type { Actor, Hat } from '#modules/directory';
import { provenBefore } from './session-life.ts';

/** One of the actor's own hats, by its structure and profile; undefined when they have no such one. */
export const ownHat = (
  { hats }: Pick<Actor, 'hats'>,
  asked: { structureId: string; profile: string },
): Hat | undefined =>
  hats.find(
    ({ structureId, profile }) => structureId === asked.structureId && profile === asked.profile,
  );

/** Has shown within the last ten minutes that it still is them. */
export const hasSteppedUp = ({ session }: Pick<Actor, 'session'>, now: Date): boolean =>
  canStepUp({ session }) && session.steppedUpAt !== null && session.steppedUpAt > provenBefore(now);

/** A session that a child's drawing or badge opened proves nothing more than that: the account has its own password. */
export const canStepUp = ({ session }: Pick<Actor, 'session'>): boolean =>
  session.strength !== 'classroom';
