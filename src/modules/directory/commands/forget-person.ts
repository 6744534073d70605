import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { forgetNames } from '../search/commands/learn-names.ts';
import { db } from '../tables.ts';

/** Erases a person: every row that names them goes with them, the hash of their record and their number in reports too. */
export async function forgetPerson(ctx: { db: Database }, personId: string): Promise<void> {
  await sql`
    update directory.feed f set report = jsonb_set(f.report, '{refused}', (
      select jsonb_agg(case when j.jointure is null then line else line || '{"id": null}' end order by place)
      from jsonb_array_elements(f.report->'refused') with ordinality as lines(line, place)
      left join directory.person_jointure j
        on j.person_id = ${personId} and j.source = f.source and j.jointure = line->>'id'))
    where exists (select from directory.person_jointure j
      where j.person_id = ${personId} and j.source = f.source
        and f.report->'refused' @> jsonb_build_array(jsonb_build_object('id', j.jointure)))`.execute(
    db(ctx),
  );
  await sql`
    update directory.feed f set report = jsonb_set(f.report, '{near}', coalesce((
      select jsonb_agg(near) from jsonb_array_elements(f.report->'near') as near
      where not exists (select from directory.person_jointure j where j.person_id = ${personId}
        and j.source = f.source and j.jointure in (near->>'id', near->>'wasId'))), '[]'))
    where f.report->'near' <> '[]' and f.source in (
      select source from directory.person_jointure where person_id = ${personId})`.execute(db(ctx));
  await sql`
    delete from directory.source_record r using directory.person_jointure j
    where j.person_id = ${personId} and r.source = j.source and r.type = j.type and r.id = j.jointure`.execute(
    db(ctx),
  );
  // That something was changed stays known, so that no undo passes over it; what it said does not.
  await sql`
    update directory.feed_change set before = null, after = null
    where person_id = ${personId} or other_id = ${personId}`.execute(db(ctx));
  await forgetNames(ctx, personId);
  await sql`delete from directory.person where id = ${personId}`.execute(db(ctx));
}
