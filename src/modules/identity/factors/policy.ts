import type { Actor } from '#modules/directory';

/** What decides whether a password alone may open somebody's account. */
export type Bound = Pick<Actor, 'hats' | 'powers'>;

/** Whoever looks after others’ accounts or leads a school: a stolen password of theirs would open everybody’s data. */
export const isBoundToTwo = ({ hats, powers }: Bound): boolean =>
  hats.some(({ profile }) => profile === 'DIR') || powers.some(({ verb }) => verb === 'administer');
