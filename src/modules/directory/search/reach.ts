import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { Profile } from '../contract.ts';
import { canAdminister, platform } from '../policy.ts';
import { db } from '../tables.ts';

/** How far a search may go, and what is sought: plain words, six at most. */
export interface Reach {
  words: readonly string[];
  /** Where the actor knows people; null: everywhere. */
  structures: readonly string[] | null;
  /** Whom they know there, when they know tens of thousands; null: all. */
  profiles: readonly Profile[] | null;
  /** Whether they look after structures, or know those of an académie. */
  hasPerimeter: boolean;
  /** So many that names are asked before rights. */
  isWide: boolean;
}

/** More structures than those of one head or of a cité scolaire. */
const MANY = 5;

/** The words of a text, and where this actor may look for them. One statement. */
export async function reachOf({ actor, ...ctx }: Context, text: string): Promise<Reach> {
  const isEverywhere = canAdminister(actor, platform);
  const powers = actor.powers.flatMap(({ structureId }) => structureId ?? []);
  const own = [...actor.hats.map(({ structureId }) => structureId), ...powers];
  const { rows } = await sql<{ words: string[]; under: string[]; known: Profile[] }>`
    select (directory.plain_words(${text}))[1:6] as words,
      array(select distinct u.structure_id from directory.structure_under u
        where u.over_id = any(${own}::uuid[])) as under,
      array(select r.sees from directory.sight_rule r
        where r.profile = 'ACA' and r.because = 'my-perimeter') as known`.execute(db(ctx));
  const { words = [], under = [], known = [] } = rows[0] ?? {};
  if (isEverywhere)
    return { words, structures: null, profiles: null, hasPerimeter: true, isWide: true };
  const structures = [...new Set([...own, ...under])];
  const administers = actor.powers.some(({ verb }) => verb === 'administer');
  return {
    words,
    structures,
    profiles: administers ? null : known,
    hasPerimeter: administers || actor.hats.some(({ profile }) => profile === 'ACA'),
    isWide: structures.length > MANY,
  };
}
