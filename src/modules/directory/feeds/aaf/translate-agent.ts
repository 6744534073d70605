import type { AgentFunction, AgentRecord, Assignment } from '../feed.ts';
import { agent } from './attributes.ts';
import type { RawRecord } from './envelope.ts';
import { personFrom } from './translate-person.ts';
import { placesOf } from './translate-pupil.ts';
import { all, distinct, one, tuple, yes } from './values.ts';

/** PersEducNat → an agent, what they do where, and whom they teach what. */
export function agentFrom(raw: RawRecord): AgentRecord {
  const functions = functionsOf(raw);
  return {
    type: 'PersEducNat',
    ...personFrom(raw),
    stsId: one(raw, agent.stsId),
    academicEmail: one(raw, agent.email)?.toLowerCase() ?? null,
    structure: one(raw, agent.structure),
    isTeacher: isTeacher(raw, functions),
    functions,
    heads: distinct(raw, agent.heads),
    assignments: [
      ...assignmentsOf(raw, 'division', agent.divisions, agent.divisionsMatieres),
      ...assignmentsOf(raw, 'groupe', agent.groupes, agent.groupesMatieres),
    ],
    headTeacherOf: placesOf(raw, agent.headTeacherOf, new Map()),
  };
}

/** `structure$code$label$discipline$label`; `-` is « sans objet ». */
function functionsOf(raw: RawRecord): AgentFunction[] {
  const functions = new Map<string, AgentFunction>();
  for (const value of all(raw, agent.functions)) {
    const [structure = '', code = '', label = '', disciplineCode = '', disciplineLabel = ''] =
      tuple(value, agent.functions, 2, 5, 2);
    const key = `${structure}$${code}$${disciplineCode}`;
    if (code === '-' || functions.has(key)) continue;
    functions.set(key, {
      structure,
      code,
      label: label || null,
      disciplineCode,
      disciplineLabel: disciplineLabel || null,
    });
  }
  return [...functions.values()];
}

function isTeacher(raw: RawRecord, functions: readonly AgentFunction[]): boolean {
  const said = one(raw, agent.isTeacher) ?? one(raw, agent.facesPupils);
  return said === null ? functions.some(({ code }) => code === 'ENS' || code === 'DOC') : yes(said);
}

/** With their matières where the feed gives them, else the place alone. */
function assignmentsOf(
  raw: RawRecord,
  kind: Assignment['kind'],
  places: string,
  matieres: string,
): Assignment[] {
  const assignments = new Map<string, Assignment>();
  const detailed = new Set<string>();
  for (const value of distinct(raw, matieres)) {
    const [structure = '', code = '', matiere = ''] = tuple(value, matieres, 3, 3, 2);
    assignments.set(`${structure}$${code}$${matiere}`, { kind, structure, code, matiere });
    detailed.add(`${structure}$${code}`);
  }
  for (const { structure, code } of placesOf(raw, places, new Map())) {
    const key = `${structure}$${code}`;
    if (!detailed.has(key)) assignments.set(`${key}$`, { kind, structure, code, matiere: '' });
  }
  return [...assignments.values()];
}
