import type { Actor } from '#modules/directory';

/** What decides whether a password alone may open somebody's account. */
export type Bound = Pick<Actor, 'hats' | 'powers'>;

const neverAsked = new Set<string>(['ELV', 'TUT', 'TUE']);

/** Pupils, responsables and tutors in companies, who are nothing else: no mode asks them for a second factor. */
export const isNeverAsked = ({ hats }: { hats: readonly { profile: string }[] }): boolean =>
  hats.length > 0 && hats.every(({ profile }) => neverAsked.has(profile));

/** Whoever looks after others’ accounts or leads a school: a stolen password of theirs would open everybody’s data. */
export const isBoundToTwo = ({ hats, powers }: Bound): boolean =>
  hats.some(({ profile }) => profile === 'DIR') || powers.some(({ verb }) => verb === 'administer');
