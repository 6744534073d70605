import { type Actor, structuresWith } from '#modules/directory';
import { canLookAfter } from '../accounts/policy.ts';
import type { Reach } from './contract.ts';

type Looking = Pick<Actor, 'hat' | 'powers'>;

/** Suspends, ends sessions, declares networks: who looks after the structure; what reaches further, who looks after all. */
export const canBrake = (actor: Looking, { brandKey, structureId }: Omit<Reach, 'profile'>) =>
  canLookAfter(actor, brandKey === null ? structureId : null);

/** Says how people come in, and looks at the portal as they see it: an administrator there, which a head is not. */
export function administers(actor: Pick<Actor, 'powers'>, structureId: string | null): boolean {
  const places = structuresWith(actor, 'administer');
  return places === null || (structureId !== null && places.includes(structureId));
}
