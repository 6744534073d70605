import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../actor.ts';
import { structuresWith } from '../../policy.ts';
import { db } from '../../tables.ts';
import type { findStructures, StructureLine } from '../contract.ts';

const PAGE = 50;

/** The structures that the actor looks after, by name, after the last of the page before; those that `text` finds. */
export async function structuresFound(
  ctx: Context,
  { text = '', after }: z.output<typeof findStructures.input>,
): Promise<z.input<typeof findStructures.reply>> {
  const { actor } = ctx;
  const administered = structuresWith(actor, 'administer');
  const academies = actor.hats.flatMap(({ profile, structureId }) =>
    profile === 'ACA' ? [structureId] : [],
  );
  const { rows } = await sql<StructureLine>`
    with place as (
      select s.id, s.name, s.kind, s.city, s.uai, directory.plain_name(s.name) collate "C" as plain
      from directory.structure s
      where s.missing_since is null and (${administered === null} or s.id = any(${[...(administered ?? []), ...academies]}::uuid[])
          or s.id in (select u.structure_id from directory.structure_under u where u.over_id = any(${academies}::uuid[])))
        and (cardinality(directory.plain_words(${text})) = 0
          or directory.found_by(s.name, s.city, s.uai) @@ directory.beginning_with(${text})))
    select p.id, p.name, p.kind, p.city, p.uai, f.pupils
    from place p left join directory.structure_figures f on f.structure_id = p.id
    where ${after ?? null}::uuid is null
      or (p.plain, p.id) > (select a.plain, a.id from place a where a.id = ${after ?? null}::uuid)
    order by p.plain, p.id limit ${PAGE + 1}`.execute(db(ctx));
  const structures = rows.slice(0, PAGE);
  return { structures, next: rows.length > PAGE ? (structures.at(-1)?.id ?? null) : null };
}
