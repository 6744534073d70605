import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageFault } from '../../command.ts';
import { everyEndpoint } from '../documents/api-document.ts';

/** What `client add` was told. */
export interface Added {
  name: string;
  scopes: string[];
  /** UAI; null: everywhere. */
  structures: string[] | null;
  endsAt: Date;
  reason: string;
}

/** Reads the arguments of `client add`. Neither a scope nor a place is given for want of a word: both must be said. */
export function readAdded(args: string[], now: Date): Added {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      scope: { type: 'string', multiple: true },
      structure: { type: 'string', multiple: true },
      everywhere: { type: 'boolean' },
      until: { type: 'string' },
      reason: { type: 'string' },
    },
  });
  const [name, ...more] = positionals;
  const { scope: scopes = [], structure, everywhere = false, reason } = values;
  if (!name || more.length > 0 || scopes.length === 0 || !reason)
    throw new UsageFault('Il faut : client add <nom> --scope <droit> … --reason <pourquoi>.');
  if (everywhere === (structure !== undefined))
    throw new UsageFault(
      'Il faut dire où : --structure <UAI>, une fois pour chacun, ou --everywhere.',
    );
  const known = knownScopes();
  const strange = scopes.filter((scope) => !known.includes(scope));
  if (strange.length > 0)
    throw new UsageFault(`Droit inconnu : ${strange.join(', ')}. Il y a : ${known.join(', ')}.`);
  return {
    name,
    scopes: [...new Set(scopes)],
    structures: structure ?? null,
    endsAt: endOf(values.until, now),
    reason,
  };
}

/** The scopes that some endpoint asks for. */
const knownScopes = (): string[] => [
  ...new Set(
    everyEndpoint().flatMap(({ access }) => (typeof access === 'object' ? access.machine : [])),
  ),
];

const YEAR = 365 * 86_400_000;

/** The end of a day, an hour before midnight in Paris in winter; or in a year. */
function endOf(until: string | undefined, now: Date): Date {
  if (until === undefined) return new Date(now.valueOf() + YEAR);
  const day = z.iso.date().safeParse(until);
  const end = new Date(`${until}T21:59:59Z`);
  if (!day.success || end <= now)
    throw new UsageFault('--until attend un jour à venir, comme 2027-08-31.');
  return end;
}
