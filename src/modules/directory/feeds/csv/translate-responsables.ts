import type { PupilRecord, Relation, ResponsableRecord } from '../feed.ts';
import { gather, type LeftRow, type Made } from './gathering.ts';
import { givenId, madeId, personOf } from './identity.ts';
import type { MappedRow } from './mapping.ts';
import { plain } from './plain.ts';
import { type Pupils, tie } from './translate-pupils.ts';
import { address, email, levels, liens, meaning, needed, RowRefused, text, yes } from './values.ts';

interface Said {
  person: ResponsableRecord;
  pupil: PupilRecord;
  relation: Relation;
}

/**
 * One line a responsable and pupil: who has three children has three lines. The pupils get their bonds. `spoiled`: pupils
 * of whom a line was left, by identifier.
 */
export function responsablesOf(
  rows: readonly MappedRow[],
  pupils: Pupils,
): { made: Made[]; left: LeftRow[]; spoiled: Set<string> } {
  const spoiled = new Set<string>();
  const { spoken, left } = gather(
    rows,
    'PersRelEleve',
    responsableId,
    (row, id) => read(row, id, pupils, spoiled),
    differ,
  );
  const kept = new Set(spoken.map(({ id }) => id));
  const made = spoken.flatMap(({ rows: lines }) => {
    for (const { said } of lines) tie(said.pupil, said.relation);
    const [first] = lines;
    if (first === undefined) return [];
    return [{ record: first.said.person, file: first.row.file, line: first.row.line }];
  });
  for (const row of rows) spoil(row, pupils, kept, spoiled);
  return { made, left, spoiled };
}

function read(row: MappedRow, id: string, pupils: Pupils, spoiled: Set<string>): Said {
  const pupil = pupils.find(row);
  spoiled.add(pupil.id);
  const person: ResponsableRecord = {
    type: 'PersRelEleve',
    id,
    ...personOf(row),
    email: email(row),
    homePhone: text(row, 'telephone'),
    workPhone: text(row, 'telephone_travail'),
    mobile: text(row, 'mobile'),
    smsPhone: null,
    address: address(row),
    addressShared: yes(row, 'diffuse_adresse'),
  };
  const priority = text(row, 'priorite');
  if (priority !== null && !/^\d{1,2}$/.test(priority))
    throw new RowRefused('priorite : un nombre est attendu');
  const relation: Relation = {
    responsable: id,
    lien: meaning(row, 'lien', liens, 'un lien connu') ?? '90',
    level: meaning(row, 'niveau', levels, '1, 2 ni 0') ?? 1,
    financial: yes(row, 'financier'),
    contactPriority: Number(priority) > 0 ? Number(priority) : null,
    pays: yes(row, 'paye'),
  };
  spoiled.delete(pupil.id);
  return { person, pupil, relation };
}

/** A responsable is known by their names in the feed: who shares them with another needs an identifier. */
const responsableId = (row: MappedRow): string =>
  givenId(row) ?? madeId('responsable', needed(row, 'nom'), needed(row, 'prenom'));

/** What tells two people from one who is told of twice. */
function differ(one: Said, other: Said): string | null {
  const [a, b] = [one.person, other.person];
  const others = (x: string | null, y: string | null) => x !== null && y !== null && x !== y;
  if (plain(`${a.familyName} ${a.givenName}`) !== plain(`${b.familyName} ${b.givenName}`))
    return 'deux noms pour un identifiant';
  if (others(a.birthDate, b.birthDate)) return 'même nom, deux dates de naissance';
  if (others(a.email, b.email)) return 'même nom, deux courriels';
  if (others(digits(a.mobile), digits(b.mobile))) return 'même nom, deux mobiles';
  return null;
}

const digits = (phone: string | null): string | null => phone?.replaceAll(/\D/g, '') ?? null;

/** A line that was left with others of its responsable spoils its pupil too. */
function spoil(row: MappedRow, pupils: Pupils, kept: Set<string>, spoiled: Set<string>): void {
  try {
    const pupil = pupils.find(row);
    if (!kept.has(responsableId(row))) spoiled.add(pupil.id);
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
  }
}
