import type { Day, PupilRecord, Relation } from '../feed.ts';
import { gather, type LeftRow, type Made } from './gathering.ts';
import { givenId, madeId, personOf } from './identity.ts';
import type { MappedRow } from './mapping.ts';
import { plain } from './plain.ts';
import { address, day, email, ine, needed, RowRefused, several, text } from './values.ts';

/** What a line needs to know of its feed. */
export interface Frame {
  day: Day;
  /** The structure that a line is about: the one it names, or the only one of the feed. */
  structureOf: (row: MappedRow) => string;
}

/** The pupils of a feed, and how those who speak of them find them. */
export interface Pupils {
  made: Made[];
  left: LeftRow[];
  find: (row: MappedRow) => PupilRecord;
}

/** One line a pupil: who, where, in which division and groupes, until when. */
export function pupilsOf(rows: readonly MappedRow[], frame: Frame): Pupils {
  const { spoken, left } = gather(
    rows,
    'Eleve',
    pupilId,
    (row, id) => pupilOf(row, id, frame),
    () => 'le même élève',
  );
  const made = spoken.flatMap(({ rows: lines }) =>
    lines.map(({ row, said }) => ({ record: said, file: row.file, line: row.line })),
  );
  return { made, left, find: finderOf(made.map(({ record }) => record)) };
}

function pupilId(row: MappedRow): string {
  const given = givenId(row);
  if (given !== null) return given;
  const born = day(row, 'date_naissance');
  if (born === null) throw new RowRefused('ni identifiant ni date de naissance');
  return madeId(needed(row, 'nom'), needed(row, 'prenom'), born);
}

function pupilOf(row: MappedRow, id: string, frame: Frame): PupilRecord {
  const structure = frame.structureOf(row);
  const leaves = day(row, 'date_sortie');
  const isGone = leaves !== null && leaves <= frame.day;
  const from = day(row, 'date_entree');
  const place = (code: string) => ({ structure, code, from });
  const division = text(row, 'classe');
  return {
    type: 'Eleve',
    id,
    ...personOf(row),
    ine: ine(row),
    siecleId: null,
    email: email(row),
    homePhone: text(row, 'telephone'),
    address: address(row),
    structure: isGone ? null : structure,
    structureFrom: from,
    mef: null,
    mefLabel: text(row, 'formation'),
    nivFormation: text(row, 'niveau'),
    filiere: null,
    statut: text(row, 'statut'),
    regime: text(row, 'regime'),
    enseignements: [],
    relations: [],
    divisions: isGone || division === null ? [] : [place(division)],
    groupes: isGone ? [] : several(row, 'groupes').map((code) => ({ ...place(code), from: null })),
    waits: leaves !== null && !isGone,
  };
}

/** By identifier, INE, or names (and birth date, or class, when the line gives it): one pupil, or a refusal that says which. */
function finderOf(pupils: readonly PupilRecord[]): Pupils['find'] {
  const byId = new Map(pupils.map((pupil) => [pupil.id, pupil]));
  const byIne = new Map(pupils.flatMap((pupil) => (pupil.ine ? [[pupil.ine, pupil]] : [])));
  const byName = Map.groupBy(pupils, namesOf);
  return (row) => {
    const id = givenId(row, 'eleve_identifiant');
    if (id !== null) return byId.get(id) ?? unknown('cet identifiant');
    const number = ine(row, 'eleve_ine');
    if (number !== null) return byIne.get(number) ?? unknown('cet INE');
    const familyName = text(row, 'eleve_nom');
    const givenName = text(row, 'eleve_prenom');
    if (familyName === null || givenName === null) throw new RowRefused('sans élève');
    const born = day(row, 'eleve_date_naissance');
    const found = (byName.get(namesOf({ familyName, givenName })) ?? []).filter(
      ({ birthDate }) => born === null || birthDate === born,
    );
    const division = plain(text(row, 'eleve_classe') ?? '');
    const there = found.filter(({ divisions }) =>
      divisions.some(({ code }) => plain(code) === division),
    );
    const [pupil, other] = found.length > 1 && there.length === 1 ? there : found;
    if (other !== undefined)
      throw new RowRefused('plusieurs élèves ont ce nom : donnez leur date de naissance');
    return pupil ?? unknown('ce nom');
  };
}

const namesOf = ({ familyName, givenName }: { familyName: string; givenName: string }) =>
  `${plain(familyName)}$${plain(givenName)}`;

function unknown(what: string): never {
  throw new RowRefused(`aucun élève de ce flux n’a ${what}`);
}

/** The pupil with one more bond; of two with one responsable the first wins. */
export function tie(pupil: PupilRecord, relation: Relation): void {
  if (pupil.relations.some(({ responsable }) => responsable === relation.responsable)) return;
  const relations = [...pupil.relations, relation];
  pupil.relations = relations.sort((a, b) => (a.responsable < b.responsable ? -1 : 1));
}
