import { hash as digest } from 'node:crypto';
import type {
  Address,
  AgentRecord,
  Declared,
  FeedRecord,
  Person,
  PupilRecord,
  ResponsableRecord,
} from './feed.ts';

/** The staging table of each kind of record, with its columns after `hash`, in the order in which they are written. */
export const stages = {
  structure:
    'id, uai, siret, name, kind_hint, type_code, ministry, contract, academy, street, postal_code, city, phone, email, attached_to, division_code, division_label, division_mefs, groupe_code, groupe_label, groupe_divisions',
  matiere: 'id, label, rattach',
  mef: 'id, label, rattach, stat11, niv_formation, filiere',
  person:
    'type, id, civility, family_name, given_name, birth_name, other_given_names, birth_date, email, home_phone, address, structure, ine, siecle_id, structure_from, mef, mef_label, niv_formation, filiere, statut, regime, enseignements, relation_id, relation_lien, relation_level, relation_financial, relation_contact, relation_pays, division_structure, division_code, division_from, groupe_structure, groupe_code, waits, work_phone, mobile, sms_phone, address_shared, sts_id, is_teacher, function_structure, function_code, function_label, function_discipline, function_discipline_label, heads, teaching_kind, teaching_structure, teaching_code, teaching_matiere, head_structure, head_code',
} as const;
export type Stage = keyof typeof stages;

/** A record as one line of `COPY … FROM STDIN` without its end, and the hash of what it says. */
export interface Row {
  stage: Stage;
  line: string;
  hash: bigint;
}

// Part of every hash: raise it when translation or columns change, so that every record is taken again.
const MEANING = '1';

/** The row of a record. Two records with the same hash say the same thing of the same person or place. */
export function rowOf(record: FeedRecord): Row {
  const [stage, line] = lineOf(record);
  return {
    stage,
    line,
    hash: digest('sha256', `${MEANING}${stage}${line}`, 'buffer').readBigInt64BE(),
  };
}

type Cell = string | number | boolean | null | readonly (string | number | boolean | null)[];

function lineOf(record: FeedRecord): [Stage, string] {
  switch (record.type) {
    case 'EtabEducNat': {
      const { divisions, groupes } = record;
      return [
        'structure',
        written([
          ...[record.id, record.uai, record.siret, record.name, record.kindHint, record.typeCode],
          ...[record.ministry, record.contract, record.academy, record.street, record.postalCode],
          ...[record.city, record.phone, record.email, record.attachedTo],
          ...declaredCells(divisions, ({ mefs }) => mefs),
          ...declaredCells(groupes, (groupe) => groupe.divisions),
        ]),
      ];
    }
    case 'MatiereEducNat':
      return ['matiere', written([record.id, record.label, record.rattach])];
    case 'MefEducNat': {
      const { id, label, rattach, stat11, nivFormation, filiere } = record;
      return ['mef', written([id, label, rattach, stat11, nivFormation, filiere])];
    }
    default:
      return ['person', personLine(record)];
  }
}

const declaredCells = (
  list: readonly Declared[],
  more: (one: Declared) => readonly string[],
): Cell[] => [
  list.map(({ code }) => code),
  list.map(({ label }) => label),
  list.map((one) => more(one).join('$')),
];

const PUPIL_CELLS = 22;
const RESPONSABLE_CELLS = 4;
const AGENT_CELLS = 14;
const absent = (count: number): string => '\t\\N'.repeat(count);
const noPupil = absent(PUPIL_CELLS);
const noResponsable = absent(RESPONSABLE_CELLS);
const noAgent = absent(AGENT_CELLS);

function personLine(record: PupilRecord | ResponsableRecord | AgentRecord): string {
  switch (record.type) {
    case 'Eleve':
      return `${identity(record, record.email, record.homePhone, record.address, record.structure)}\t${written(pupilCells(record))}${noResponsable}${noAgent}`;
    case 'PersRelEleve': {
      const { workPhone, mobile, smsPhone, addressShared } = record;
      const own = written([workPhone, mobile, smsPhone, addressShared]);
      return `${identity(record, record.email, record.homePhone, record.address, null)}${noPupil}\t${own}${noAgent}`;
    }
    case 'PersEducNat':
      return `${identity(record, record.academicEmail, null, null, record.structure)}${noPupil}${noResponsable}\t${written(agentCells(record))}`;
  }
}

function identity(
  person: Person & { type: string },
  email: string | null,
  homePhone: string | null,
  address: Address | null,
  structure: string | null,
): string {
  const { type, id, civility, familyName, givenName, birthName, otherGivenNames, birthDate } =
    person;
  return written([
    ...[type, id, civility, familyName, givenName, birthName, otherGivenNames, birthDate],
    ...[email, homePhone, address === null ? null : JSON.stringify(address), structure],
  ]);
}

function pupilCells(pupil: PupilRecord): Cell[] {
  const { relations, divisions, groupes } = pupil;
  return [
    ...[pupil.ine, pupil.siecleId, pupil.structureFrom, pupil.mef, pupil.mefLabel],
    ...[pupil.nivFormation, pupil.filiere, pupil.statut, pupil.regime, pupil.enseignements],
    relations.map(({ responsable }) => responsable),
    relations.map(({ lien }) => lien),
    relations.map(({ level }) => level),
    relations.map(({ financial }) => financial),
    relations.map(({ contactPriority }) => contactPriority),
    relations.map(({ pays }) => pays),
    divisions.map(({ structure }) => structure),
    divisions.map(({ code }) => code),
    divisions.map(({ from }) => from),
    groupes.map(({ structure }) => structure),
    groupes.map(({ code }) => code),
    pupil.waits,
  ];
}

function agentCells(agent: AgentRecord): Cell[] {
  const { functions, assignments, headTeacherOf } = agent;
  return [
    agent.stsId,
    agent.isTeacher,
    functions.map(({ structure }) => structure),
    functions.map(({ code }) => code),
    functions.map(({ label }) => label),
    functions.map(({ disciplineCode }) => disciplineCode),
    functions.map(({ disciplineLabel }) => disciplineLabel),
    agent.heads,
    assignments.map(({ kind }) => kind),
    assignments.map(({ structure }) => structure),
    assignments.map(({ code }) => code),
    assignments.map(({ matiere }) => matiere),
    headTeacherOf.map(({ structure }) => structure),
    headTeacherOf.map(({ code }) => code),
  ];
}

function written(cells: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as Cell;
    if (at > 0) line += '\t';
    if (cell === null) line += '\\N';
    else if (typeof cell === 'string')
      line += cell.includes('\\') ? cell.replaceAll('\\', '\\\\') : cell;
    else if (typeof cell === 'object') line += array(cell);
    else line += cell === true ? 't' : cell === false ? 'f' : String(cell);
  }
  return line;
}

/** An array of PostgreSQL inside a COPY line: quoted for the array, then escaped for the line. */
function array(items: readonly (string | number | boolean | null)[]): string {
  if (items.length === 0) return '{}';
  let text = '';
  for (const item of items) {
    text += text === '' ? '{' : ',';
    if (item === null) text += 'NULL';
    else if (typeof item === 'string') text += `"${/["\\]/.test(item) ? escaped(item) : item}"`;
    else text += item === true ? 't' : item === false ? 'f' : String(item);
  }
  return `${text}}`;
}

const escaped = (item: string): string =>
  item.replaceAll('\\', '\\\\\\\\').replaceAll('"', '\\\\"');
