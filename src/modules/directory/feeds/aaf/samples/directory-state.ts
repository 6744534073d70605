import type { TestDatabase } from '#kernel/testing';

const keys = `with p as (select person_id, academy || '/' || type || '/' || jointure as key from directory.person_jointure),
  s as (select structure_id, string_agg(academy || '/' || jointure, ',' order by 1) as key
        from directory.structure_jointure group by 1),
  g as (select g.id, g.valid_to, s.key || ' ' || g.kind || ' ' || g.code as key
        from directory.people_group g join s on s.structure_id = g.structure_id)`;

const parts: Record<string, string> = {
  structures: `select s.key, t.uai, t.name, t.kind, t.city from directory.structure t join s on s.structure_id = t.id
    where t.missing_since is null`,
  links: `select s.key, t.key as toward from directory.structure_link l join s on s.structure_id = l.structure_id
    join s t on t.structure_id = l.to_id where l.valid_to is null`,
  people: `select p.key, t.civility, t.family_name, t.given_name, t.birth_date::text, t.ine, t.siecle_id, t.email,
      t.academic_email, t.mobile, t.address, t.address_shared from directory.person t join p on p.person_id = t.id
    where t.missing_since is null`,
  schooling: `select p.key, s.key as at, t.mef, t.regime, t.enseignements from directory.schooling t
    join p using (person_id) join s using (structure_id) where t.valid_to is null`,
  families: `select p.key, r.key as by, t.lien, t.niveau_responsabilite, t.financial, t.contact_priority, t.pays
    from directory.responsibility t join p on p.person_id = t.pupil_id join p r on r.person_id = t.responsable_id
    where t.valid_to is null`,
  functions: `select p.key, s.key as at, t.code, t.label, t.discipline_code from directory.function t
    join p using (person_id) join s using (structure_id) where t.valid_to is null`,
  groups: `select g.key, t.label, t.official_label, t.declared, t.mefs, t.divisions from directory.people_group t
    join g using (id) where t.valid_to is null`,
  members: `select p.key, g.key as of from directory.group_member t join p using (person_id) join g on g.id = t.group_id
    where t.valid_to is null`,
  teaching: `select p.key, g.key as of, t.matiere from directory.teaching t join p using (person_id)
    join g on g.id = t.group_id where t.valid_to is null`,
  records: `select source, type, id, hash::text, pending from directory.source_record where missing_since is null`,
};

/** What the directory says today, by the official keys: sorted lines, without dates nor what is closed. */
export async function directoryState({ run }: TestDatabase): Promise<Record<string, string[]>> {
  const state: Record<string, string[]> = {};
  for (const [name, sql] of Object.entries(parts)) {
    const rows = await run(`${keys} ${sql}`);
    state[name] = rows.map((row) => JSON.stringify(Object.values(row))).sort();
  }
  return state;
}

/** A mark of every row of the directory, closed ones and dates included; only feeds, their journal and their plans are left out. */
export async function directoryMark({ run }: TestDatabase): Promise<string> {
  const tables = await run<{ name: string }>(
    `select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
     where n.nspname = 'directory' and relkind = 'r' and relname not like 'feed%' order by 1`,
  );
  const marks: string[] = [];
  for (const { name } of tables) {
    const rows = await run<{ mark: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as mark from directory.${name} t`,
    );
    marks.push(`${name} ${rows[0]?.mark}`);
  }
  return marks.join('\n');
}

/** Empties the directory, but for the nomenclatures. */
export const emptyDirectory = ({ run }: TestDatabase) =>
  run(`truncate directory.structure, directory.person, directory.feed, directory.feed_plan, directory.source_record, directory.matiere,
    directory.mef cascade`);
