import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { emit } from '#kernel/events';
import type { ClosingYear, Errand } from '#kernel/module';
import { type Catalogue, counted } from '#kernel/words';
import { groupChanged } from '../../groups/contract.ts';
import { bringInclusions } from '../../groups/regroup/inclusions.ts';
import { lockGroups, regroup } from '../../groups/regroup/regroup.ts';
import { db } from '../../tables.ts';

/**
 * Ends with the school year what was given for a class of that year: its délégués, and the power to reset its accounts,
 * for next year the same name has other pupils. What began since, and what ends by itself before, stays as it is.
 */
export async function closeYear(
  ctx: Errand,
  year: ClosingYear,
): Promise<readonly Catalogue<string>[]> {
  await lockGroups(ctx);
  const [delegues, powers] = [await endDelegues(ctx, year), await endPowers(ctx, year)];
  return [
    ...(delegues > 0
      ? [
          {
            fr: counted('fr', delegues, 'délégué de classe', 'délégués de classe'),
            en: counted('en', delegues, 'class delegate', 'class delegates'),
          },
        ]
      : []),
    ...(powers > 0
      ? [
          {
            fr: counted('fr', powers, 'délégation sur une classe', 'délégations sur une classe'),
            en: counted('en', powers, 'right over a class', 'rights over a class'),
          },
        ]
      : []),
  ];
}

async function endDelegues(ctx: Errand, { structureId, lastDay }: ClosingYear): Promise<number> {
  const { rows } = await sql<{ group_id: string; person_id: string }>`
    update directory.group_member m set valid_to = ${lastDay}::date + 1
    from directory.people_group g
    where g.id = m.group_id and g.structure_id = ${structureId} and g.kind = 'delegues' and m.source = 'hand'
      and m.valid_from <= ${lastDay}::date and (m.valid_to is null or m.valid_to > ${lastDay}::date + 1)
    returning m.group_id, m.person_id`.execute(db(ctx));
  if (rows.length === 0) return 0;
  await regroup(ctx);
  await bringInclusions(
    ctx,
    rows.map(({ person_id }) => person_id),
  );
  for (const groupId of new Set(rows.map(({ group_id }) => group_id)))
    await emit(ctx, groupChanged, { groupId });
  return rows.length;
}

async function endPowers(ctx: Errand, { structureId, lastDay }: ClosingYear): Promise<number> {
  const { rows } = await sql<{ person_id: string }>`
    update directory.power set valid_to = ${lastDay}::date + 1
    where structure_id = ${structureId} and group_id is not null
      and valid_from <= ${lastDay}::date and (valid_to is null or valid_to > ${lastDay}::date + 1)
    returning person_id`.execute(db(ctx));
  for (const { person_id: id } of rows)
    await note(ctx, {
      verb: 'directory.end-power',
      to: { kind: 'person', id },
      scope: structureId,
    });
  return rows.length;
}
