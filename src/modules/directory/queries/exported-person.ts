import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** All that the directory holds of a person, for the copy of their data they may ask for; names of others are left out. */
export async function exportedPerson(ctx: { db: Database }, personId: string): Promise<unknown> {
  const { rows } = await sql<{ copy: unknown }>`
    select json_build_object(
      'person', to_json(p),
      'jointures', (select json_agg(json_build_object('academy', academy, 'type', type, 'jointure', jointure))
        from directory.person_jointure where person_id = p.id),
      'schooling', (select json_agg(to_json(s)) from directory.schooling s where s.person_id = p.id),
      'functions', (select json_agg(to_json(f)) from directory.function f where f.person_id = p.id),
      'groups', (select json_agg(json_build_object('structure', s.name, 'kind', g.kind, 'label', g.label,
          'from', m.valid_from, 'to', m.valid_to))
        from directory.group_member m join directory.people_group g on g.id = m.group_id
        join directory.structure s on s.id = g.structure_id where m.person_id = p.id),
      'teaching', (select json_agg(json_build_object('structure', s.name, 'label', g.label, 'matiere', t.matiere,
          'from', t.valid_from, 'to', t.valid_to))
        from directory.teaching t join directory.people_group g on g.id = t.group_id
        join directory.structure s on s.id = g.structure_id where t.person_id = p.id),
      'responsibilities', (select json_agg(json_build_object('lien', r.lien, 'niveau', r.niveau_responsabilite,
          'from', r.valid_from, 'to', r.valid_to))
        from directory.responsibility r where p.id in (r.pupil_id, r.responsable_id)),
      'powers', (select json_agg(to_json(w)) from directory.power w where w.person_id = p.id)) as copy
    from directory.person p where p.id = ${personId}`.execute(db(ctx));
  return rows[0]?.copy ?? null;
}
