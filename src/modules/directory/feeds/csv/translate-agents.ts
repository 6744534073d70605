import type { AgentFunction, AgentRecord, Assignment, Place } from '../feed.ts';
import { gather, type LeftRow, type Made } from './gathering.ts';
import { givenId, madeId, personOf } from './identity.ts';
import type { MappedRow } from './mapping.ts';
import { plain } from './plain.ts';
import type { Frame } from './translate-pupils.ts';
import { email, functions, meaning, needed, several, text } from './values.ts';

/** One line a person and function: who teaches two matières, or works in two structures, has two lines. */
export function agentsOf(
  rows: readonly MappedRow[],
  frame: Frame,
): { made: Made[]; left: LeftRow[] } {
  const { spoken, left } = gather(
    rows,
    'PersEducNat',
    agentId,
    (row, id) => agentOf(row, id, frame),
    differ,
  );
  const made = spoken.flatMap(({ rows: lines }) => {
    const [first] = lines;
    if (first === undefined) return [];
    const record = lines.map(({ said }) => said).reduce(joined);
    return [{ record, file: first.row.file, line: first.row.line }];
  });
  return { made, left };
}

/** Who shares their names with another of the staff needs an identifier. */
const agentId = (row: MappedRow): string =>
  givenId(row) ?? madeId('personnel', needed(row, 'nom'), needed(row, 'prenom'));

function agentOf(row: MappedRow, id: string, frame: Frame): AgentRecord {
  const structure = frame.structureOf(row);
  const label = needed(row, 'fonction');
  const code = meaning(row, 'fonction', functions, 'une fonction connue') ?? '';
  const discipline = text(row, 'discipline');
  const matieres = several(row, 'matiere');
  const taught = (kind: Assignment['kind'], column: string): Assignment[] =>
    several(row, column).flatMap((place) =>
      (matieres.length > 0 ? matieres : ['']).map((matiere) => ({
        ...{ kind, structure, code: place, matiere },
      })),
    );
  return {
    type: 'PersEducNat',
    id,
    ...personOf(row),
    stsId: null,
    academicEmail: email(row),
    structure,
    isTeacher: code === 'ENS' || code === 'DOC',
    functions: [
      { structure, code, label, disciplineCode: discipline ?? '', disciplineLabel: discipline },
    ],
    heads: [],
    assignments: [...taught('division', 'classes'), ...taught('groupe', 'groupes')],
    headTeacherOf: several(row, 'principal_de').map((place) => ({
      ...{ structure, code: place, from: null },
    })),
  };
}

function differ(a: AgentRecord, b: AgentRecord): string | null {
  const others = (x: string | null, y: string | null) => x !== null && y !== null && x !== y;
  if (plain(`${a.familyName} ${a.givenName}`) !== plain(`${b.familyName} ${b.givenName}`))
    return 'deux noms pour un identifiant';
  if (others(a.birthDate, b.birthDate)) return 'même nom, deux dates de naissance';
  return others(a.academicEmail, b.academicEmail) ? 'même nom, deux courriels' : null;
}

/** What two lines say together; the first gives the names. */
const joined = (one: AgentRecord, other: AgentRecord): AgentRecord => ({
  ...one,
  birthDate: one.birthDate ?? other.birthDate,
  academicEmail: one.academicEmail ?? other.academicEmail,
  isTeacher: one.isTeacher || other.isTeacher,
  functions: once([...one.functions, ...other.functions], functionKey),
  assignments: once([...one.assignments, ...other.assignments], assignmentKey),
  headTeacherOf: once([...one.headTeacherOf, ...other.headTeacherOf], placeKey),
});

const functionKey = ({ structure, code, disciplineCode }: AgentFunction) =>
  `${structure}$${code}$${disciplineCode}`;
const assignmentKey = ({ kind, structure, code, matiere }: Assignment) =>
  `${kind}$${structure}$${code}$${matiere}`;
const placeKey = ({ structure, code }: Place) => `${structure}$${code}`;

const once = <T>(list: readonly T[], key: (one: T) => string): T[] =>
  [...new Map(list.toReversed().map((one) => [key(one), one])).values()].reverse();
