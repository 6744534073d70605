import pg from 'pg';
import type { Day, FeedType } from '../feed.ts';
import type { NamedStructure } from './translate-structures.ts';

/** Somebody whom a source named the last time, as the directory has them. */
export interface KnownPerson {
  type: FeedType;
  id: string;
  familyName: string;
  givenName: string;
  birthDate: Day | null;
  /** Identifiers of the pupils whom they answer for. */
  pupils: readonly string[];
}

/** What is known before a feed is read: the people its source named, and the structure that was asked for. */
export interface Known {
  types: ReadonlySet<FeedType>;
  people: readonly KnownPerson[];
  structure: NamedStructure | null;
}

/** Asks the directory what a source said before; `uai`: the structure that the feed is about, if it is there. */
export async function knownOf(url: string, source: string, uai: string | null): Promise<Known> {
  const client = new pg.Client({ connectionString: url, application_name: 'preau feed' });
  await client.connect();
  try {
    const types = await client.query<{ type: FeedType }>(
      'select distinct type from directory.source_record where source = $1 and missing_since is null',
      [source],
    );
    const people = await client.query<KnownPerson>(
      `select r.type, r.id, p.family_name as "familyName", p.given_name as "givenName",
         p.birth_date::text as "birthDate",
         array(select c.jointure from directory.responsibility o
           join directory.person_jointure c on c.person_id = o.pupil_id and c.academy = $1 and c.type = 'Eleve'
           where o.responsable_id = p.id and o.source = $1 and o.valid_to is null) as pupils
       from directory.source_record r
       join directory.person_jointure j on j.academy = $1 and j.type = r.type and j.jointure = r.id
       join directory.person p on p.id = j.person_id
       where r.source = $1 and r.missing_since is null`,
      [source],
    );
    const structure = await client.query<NamedStructure>(
      `select uai, name, kind, type_code as "typeCode" from directory.structure where uai = $1`,
      [uai],
    );
    return {
      types: new Set(types.rows.map(({ type }) => type)),
      people: people.rows,
      structure: structure.rows[0] ?? null,
    };
  } finally {
    await client.end();
  }
}
