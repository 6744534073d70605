import { type Actor, canDelegate } from '#modules/directory';

/** What the law needs to know of a class. */
export interface ClassFacts {
  structureId: string;
  isTaughtByActor: boolean;
  /** Of an école, or of a structure whose setting allows it. */
  isAllowed: boolean;
}

/** Opens devices for a class, and gives its pupils their pictures: who teaches it, its head, who looks after its school. */
export const canOpenForClass = (
  actor: Pick<Actor, 'hat' | 'powers'>,
  { structureId, isTaughtByActor, isAllowed }: ClassFacts,
): boolean => isAllowed && (isTaughtByActor || canDelegate(actor, { structureId }));
