import type { Actor, Context } from '#modules/directory';

/** Whoever looks after accounts: somebody signed in, or (no actor) whoever has the command line of the machine. */
export interface Desk extends Pick<Context, 'db' | 'log' | 'clock'> {
  actor: Actor | null;
  asked?: Context['asked'];
}

/** As the law judges them: the machine looks after everything. */
export const lookerOf = ({ actor }: Desk): Pick<Actor, 'personId' | 'hat' | 'powers'> =>
  actor ?? machine;

const everything = {
  verb: 'administer',
  structureId: null,
  structureName: null,
  validTo: null,
} as const;
const machine = { personId: '', hat: null, powers: [everything] };
