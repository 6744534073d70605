import type { Audience } from './registry/known-services.ts';

interface Wearing {
  hats: readonly { profile: string; structureId: string }[];
}

/** Why somebody may not open a service yet, or at all. */
export type Shut = { because: 'not-for-you' } | { because: 'not-yet'; opensOn: string };

/**
 * Whether one of somebody's hats opens a service; which one they wear now does not matter. `dayIn`: the day it is where
 * each structure is. Undefined: they may come in.
 */
export function shutTo(
  actor: Wearing,
  audiences: readonly Audience[],
  dayIn: (structureId: string) => string,
): Shut | undefined {
  if (audiences.length === 0) return undefined;
  const waits: string[] = [];
  for (const { profile, structureId } of actor.hats)
    for (const audience of audiences) {
      if (audience.profile !== null && audience.profile !== profile) continue;
      if (audience.structureId !== null && audience.structureId !== structureId) continue;
      if (audience.opensOn === null || audience.opensOn <= dayIn(structureId)) return undefined;
      waits.push(audience.opensOn);
    }
  const [first] = waits.sort();
  return first === undefined ? { because: 'not-for-you' } : { because: 'not-yet', opensOn: first };
}
