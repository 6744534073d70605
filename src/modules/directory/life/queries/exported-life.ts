import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import type { CopySection } from '#kernel/module';
import { db } from '../../tables.ts';

interface Life {
  departure: { since: string; closesOn: string | null; reason: string | null } | null;
  stays: { structure: string; reason: string; from: string; to: string }[];
}

/** That a person is leaving, and the stays that they were given: for the copy of their data. */
export async function exportedLife(
  ctx: { db: Database },
  personId: string,
): Promise<{ life: Life | null; inWords: CopySection[] }> {
  const { rows } = await sql<Life>`
    select (select json_build_object('since', d.since, 'closesOn', d.closes_on, 'reason', d.reason)
        from directory.departure d where d.person_id = p.id) as departure,
      (select coalesce(json_agg(json_build_object('structure', s.name, 'reason', t.reason, 'from', t.valid_from,
          'to', t.valid_to) order by t.valid_from), '[]')
        from directory.stay t join directory.structure s on s.id = t.structure_id where t.person_id = p.id) as stays
    from directory.person p where p.id = ${personId}`.execute(db(ctx));
  const [life] = rows;
  if (life === undefined || (life.departure === null && life.stays.length === 0))
    return { life: null, inWords: [] };
  return { life, inWords: [inWords(life)] };
}

const inWords = ({ departure, stays }: Life): CopySection => ({
  title: 'Votre compte local, votre départ',
  lines: [
    ...stays.map(({ structure, reason, from, to }) => ({
      label: structure,
      value: `${reason}, du ${day(from)} au ${day(to)} (exclu)`,
    })),
    ...(departure === null
      ? []
      : [{ label: 'Sur le départ depuis', value: `${day(departure.since)}${because(departure)}` }]),
  ],
});

const because = ({ reason }: { reason: string | null }) => (reason === null ? '' : ` : ${reason}`);

const day = (date: string) => date.split('-').toReversed().join('/');
