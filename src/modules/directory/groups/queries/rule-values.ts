import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../actor.ts';
import { writtenGroupe } from '../../queries/written-matiere.ts';
import { db } from '../../tables.ts';
import type { listRuleValues } from '../contract.ts';

type Values = z.output<typeof listRuleValues.reply>['values'];

/** What each kind of group lets a rule ask. */
const asked = {
  profile: ['profile'],
  level: ['level', 'teaches-level', 'child-level'],
  division: ['division', 'teaches-division', 'head-teacher-of', 'child-division'],
  groupe: ['groupe'],
  matiere: ['matiere'],
  function: ['function'],
} as const;

/** The codes that a rule may name in these structures and those under them, by kind and label. One statement. */
export async function ruleValues(ctx: Context, structureIds: readonly string[]): Promise<Values> {
  const { rows } = await sql<{ kind: keyof typeof asked; code: string; label: string }>`
    select g.kind, g.code,
      case g.kind when 'level' then coalesce(min(n.label), g.code) else min(g.label) end as label
    from directory.people_group g left join directory.niveau n on g.kind = 'level' and n.code = g.code
    where g.kind = any(${Object.keys(asked)}::text[]) and g.valid_to is null
      and g.structure_id in (
        select unnest(${structureIds}::uuid[])
        union select u.structure_id from directory.structure_under u where u.over_id = any(${structureIds}::uuid[]))
    group by g.kind, g.code order by g.kind, min(n.place), min(g.label) collate "fr-x-icu", g.code
    limit 3000`.execute(db(ctx));
  return rows.flatMap(({ kind, code, label }) =>
    asked[kind].map((on) => ({
      on,
      code,
      label: kind === 'groupe' || kind === 'matiere' ? writtenGroupe(label) : label,
    })),
  );
}
