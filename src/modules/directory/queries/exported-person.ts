import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import type { PersonCopy } from '#kernel/module';
import { exportedLife } from '../life/queries/exported-life.ts';
import { garIdentifierOf } from '../outward/gar-identifier.ts';
import { db } from '../tables.ts';
import { type DirectoryFacts, personInWords } from './person-in-words.ts';

const dates = (row: string) =>
  sql`'from', ${sql.ref(`${row}.valid_from`)}, 'to', ${sql.ref(`${row}.valid_to`)}`;

/** A group of families says where a child is at school: not while its responsable may not be told (RGPD art. 15.4). */
const mayBeTold = sql`(
  g.kind <> 'responsables' and (g.kind, g.code) <> ('profile', 'TUT')
  or not exists (select from directory.custody_restriction c
    where c.responsable_id = p.id
      and daterange(c.valid_from, c.valid_to) && daterange(o.valid_from, o.valid_to))
  or exists (select from directory.membership m where m.person_id = p.id and m.group_id = g.id))`;

/** All that the directory keeps of a person, for the copy they may ask for; the others in their family and groups are not named. */
export async function exportedPerson(ctx: { db: Database }, personId: string): Promise<PersonCopy> {
  const { rows } = await sql<{ facts: Omit<DirectoryFacts, 'garIdentifier'> }>`
    select json_build_object(
      'person', to_jsonb(p) - '{shown_given_name,shown_family_name,found_as,plain_family,plain_given}'::text[],
      'jointures', (select coalesce(json_agg(json_build_object('academy', j.academy, 'type', j.type, 'jointure', j.jointure)
          order by j.academy, j.type, j.jointure), '[]')
        from directory.person_jointure j where j.person_id = p.id),
      'schooling', (select coalesce(json_agg(json_build_object('structure', s.name, 'mef', o.mef, 'mefLabel', o.mef_label,
          'statut', o.statut, 'regime', o.regime, ${dates('o')},
          'enseignements', (select coalesce(json_agg(coalesce(m.label, e.code)), '[]')
            from unnest(o.enseignements) as e(code) left join directory.matiere m on m.code = e.code))
          order by o.valid_from), '[]')
        from directory.schooling o join directory.structure s on s.id = o.structure_id where o.person_id = p.id),
      'functions', (select coalesce(json_agg(json_build_object('structure', s.name, 'code', o.code,
          'label', coalesce(o.label, o.code), 'discipline', o.discipline_label, ${dates('o')}) order by o.valid_from), '[]')
        from directory.function o join directory.structure s on s.id = o.structure_id where o.person_id = p.id),
      'groups', (select coalesce(json_agg(json_build_object('structure', s.name, 'kind', g.kind, 'label', g.label,
          ${dates('o')}) order by o.valid_from, s.name, g.kind, g.label), '[]')
        from directory.group_member o join directory.people_group g on g.id = o.group_id
        join directory.structure s on s.id = g.structure_id where o.person_id = p.id and ${mayBeTold}),
      'teaching', (select coalesce(json_agg(json_build_object('structure', s.name, 'label', g.label,
          'matiere', coalesce(m.label, nullif(o.matiere, '')), ${dates('o')}) order by o.valid_from, s.name, g.label), '[]')
        from directory.teaching o join directory.people_group g on g.id = o.group_id
        join directory.structure s on s.id = g.structure_id
        left join directory.matiere m on m.code = o.matiere where o.person_id = p.id),
      'responsibilities', (select coalesce(json_agg(json_build_object('as', case when o.pupil_id = p.id then 'pupil' else 'responsable' end,
          'lien', coalesce(l.label, o.lien), 'niveau', o.niveau_responsabilite, 'financial', o.financial, 'pays', o.pays,
          'contactPriority', o.contact_priority, ${dates('o')}) order by o.valid_from, o.lien), '[]')
        from directory.responsibility o left join directory.lien l on l.code = o.lien
        where p.id in (o.pupil_id, o.responsable_id)),
      'restrictions', (select coalesce(json_agg(json_build_object('as', case when o.pupil_id = p.id then 'pupil' else 'responsable' end,
          'reason', r.label, ${dates('o')}) order by o.valid_from), '[]')
        from directory.custody_restriction o join directory.custody_reason r on r.code = o.reason_code
        where p.id in (o.pupil_id, o.responsable_id)),
      'formerly', (select coalesce(json_agg(json_build_object('until', f.feed_date, 'was', c.before - 'id') order by c.id), '[]')
        from directory.feed_change c join directory.feed f on f.id = c.feed_id
        where c.person_id = p.id and c.place = 'person' and c.how = 'changed' and c.before is not null),
      'unlistedSince', (select u.decided_at::date from directory.unlisted u where u.person_id = p.id),
      'opened', (select coalesce(json_agg(json_build_object('field', o.field, 'to', o.shown_to,
          'since', o.opened_at::date) order by o.field, o.shown_to), '[]')
        from directory.opened_field o where o.person_id = p.id),
      'tutorings', (select coalesce(json_agg(json_build_object('as', case when o.pupil_id = p.id then 'pupil' else 'tutor' end,
          'kind', o.kind, 'school', s.name, 'company', c.name, ${dates('o')}) order by o.valid_from), '[]')
        from directory.tutoring o join directory.structure s on s.id = o.structure_id
        join directory.structure c on c.id = o.company_id where p.id in (o.pupil_id, o.tutor_id)),
      'tables', (select json_build_object('structure', s.name, 'since', o.opened_at::date)
        from directory.table_draft o join directory.structure s on s.id = o.structure_id where o.person_id = p.id),
      'powers', (select coalesce(json_agg(json_build_object('verb', o.verb, 'structure', s.name, 'reason', o.reason,
          ${dates('o')}) order by o.valid_from), '[]')
        from directory.power o left join directory.structure s on s.id = o.structure_id where o.person_id = p.id)) as facts
    from directory.person p where p.id = ${personId}`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return { facts: null, readable: [] };
  const facts = { ...row.facts, garIdentifier: garIdentifierOf(personId) };
  const { life, inWords } = await exportedLife(ctx, personId);
  return { facts: { ...facts, life }, readable: [...personInWords(facts), ...inWords] };
}
