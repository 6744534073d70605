import { type Actor, structuresWith } from '#modules/directory';

type Reader = Pick<Actor, 'hat' | 'powers'>;

/** Reads the traces of every structure, and those that belong to none. */
export const readsEverywhere = ({ powers }: Pick<Reader, 'powers'>): boolean =>
  powers.some(({ verb, structureId }) => verb === 'administer' && structureId === null);

/** The structures whose traces one reads: the one that one heads, wearing that hat, and those that one administers. */
export const structuresRead = ({ hat, powers }: Reader): string[] => [
  ...(hat?.profile === 'DIR' ? [hat.structureId] : []),
  ...(structuresWith({ powers }, 'administer') ?? []),
];

/** Reads traces other than one's own, somewhere. */
export const readsSome = (actor: Reader): boolean =>
  readsEverywhere(actor) || structuresRead(actor).length > 0;
