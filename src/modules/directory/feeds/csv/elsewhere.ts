import pg from 'pg';
import type { LeftRow } from './gathering.ts';
import type { Translated } from './translate.ts';

/**
 * Leaves out the pupils whose INE is that of somebody whom another source says to be at school now: a school that gives
 * its own tables takes nobody's pupil and reaches nobody's account.
 */
export async function withoutPupilsOfOthers(
  url: string,
  source: string,
  translated: Translated,
): Promise<Translated> {
  const ines = translated.made.flatMap(({ record }) =>
    record.type === 'Eleve' && record.ine !== null ? [record.ine] : [],
  );
  const taken = ines.length === 0 ? new Set() : await takenOf(url, source, ines);
  if (taken.size === 0) return translated;
  const left: LeftRow[] = [];
  const made = translated.made.filter(({ record, file, line }) => {
    if (record.type !== 'Eleve' || record.ine === null || !taken.has(record.ine)) return true;
    left.push({ file, line, type: 'Eleve', id: record.id, reason });
    return false;
  });
  return { ...translated, made, left: [...translated.left, ...left] };
}

const reason =
  'cet INE est celui d’un élève encore inscrit dans un autre établissement, qui doit d’abord le laisser partir';

async function takenOf(
  url: string,
  source: string,
  ines: readonly string[],
): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: url, application_name: 'preau feed' });
  await client.connect();
  try {
    const { rows } = await client.query<{ ine: string }>(
      `select p.ine from directory.person p
       where p.ine = any($1)
         and exists (select from directory.schooling s
           where s.person_id = p.id and s.source <> $2 and s.valid_to is null)
         and not exists (select from directory.person_jointure j where j.person_id = p.id and j.source = $2)`,
      [ines, source],
    );
    return new Set(rows.map(({ ine }) => ine));
  } finally {
    await client.end();
  }
}
