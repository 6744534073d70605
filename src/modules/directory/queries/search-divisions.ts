import { sql } from 'kysely';
import type { SearchHit } from '#kernel/module';
import type { Context } from '../actor.ts';
import { canAdminister, platform, structuresWith } from '../policy.ts';
import { db } from '../tables.ts';
import { writtenGroupe } from './written-matiere.ts';

interface Row {
  id: string;
  kind: 'division' | 'groupe';
  code: string;
  label: string;
  structure: string;
}

/** Divisions and groupes that the actor may open, as `canOpenDivision` says, found by their names. */
export async function searchDivisions(
  ctx: Context,
  text: string,
  most: number,
): Promise<SearchHit[]> {
  const { actor } = ctx;
  const { rows } = await sql<Row>`
    select g.id, g.kind, g.code, g.label, s.name as structure
    from directory.people_group g join directory.structure s on s.id = g.structure_id
    where g.kind in ('division', 'groupe') and g.valid_to is null
      and directory.found_by(g.label, g.code) @@ directory.beginning_with(${text})
      and (${canAdminister(actor, platform)} or g.structure_id = any(${wholeStructures(ctx)}::uuid[])
        or (g.structure_id = ${actor.hat?.structureId ?? null} and exists (select from directory.teaching_today t
          where t.group_id = g.id and t.person_id = ${actor.personId})))
    order by g.kind, g.label collate "fr-x-icu", s.name collate "fr-x-icu", g.code, g.id
    limit ${most}`.execute(db(ctx));
  return rows.map(({ id, kind, code, label, structure }) => {
    const about = [...(kind === 'groupe' && code !== label ? [code] : []), structure].join(', ');
    return {
      title: kind === 'groupe' ? writtenGroupe(label) : label,
      about: { fr: about, en: about },
      href: `/classes/${id}`,
    };
  });
}

/** Where the actor may open every division. */
const wholeStructures = ({ actor }: Context): string[] => [
  ...(actor.hat?.profile === 'DIR' || actor.hat?.profile === 'EVS' ? [actor.hat.structureId] : []),
  ...(structuresWith(actor, 'administer') ?? []),
  ...(structuresWith(actor, 'open-divisions') ?? []),
];
