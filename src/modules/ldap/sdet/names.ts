import type { OutwardGroup, OutwardStructure } from '#modules/directory';
import { sameness, shortened, uidOf } from './dn.ts';
import { parts } from './entry.ts';
import { named } from './tree.ts';

/** How everything is called in the tree, for one moment of the directory. */
export interface Names {
  /** Undefined for a structure that is not told. */
  structure: (id: string) => string | undefined;
  siren: (id: string) => string;
  person: (id: string) => string;
  /** Apart for who is on the liste rouge. */
  branchOf: (personId: string) => 'people' | 'unlisted';
  /** Undefined for a group that is not told. */
  group: (groupId: string) => string | undefined;
  /** Its `cn` and the names that applications of the former portal parse. */
  calls: (groupId: string) => readonly string[];
  /** `AC-ORLEANS-TOURS$123`. */
  jointure: (academy: string, key: string) => string;
}

/** What names are made of. */
export interface Named {
  base: string;
  structures: readonly OutwardStructure[];
  groups: readonly OutwardGroup[];
  academies: ReadonlyMap<string, string>;
  unlisted: ReadonlySet<string>;
}

/** Names everything; two things that a server would take for one get two names. */
export function namesOf({ base, structures, groups, academies, unlisted }: Named): Names {
  const sirens = sirensOf(structures);
  const cns = cnsOf(groups, structures);
  const aliases = new Map(groups.map(({ id, aliases }) => [id, aliases]));
  const maybe = <T>(value: T | undefined, make: (value: T) => string) =>
    value === undefined ? undefined : make(value);
  const branchOf = (id: string) => (unlisted.has(id) ? 'unlisted' : 'people');
  return {
    structure: (id) =>
      maybe(sirens.get(id), (siren) => named(base, 'structures', 'ENTStructureSIREN', siren)),
    siren: (id) => sirens.get(id) ?? '',
    person: (id) => named(base, branchOf(id), 'uid', uidOf(id)),
    branchOf,
    group: (id) => maybe(cns.get(id), (cn) => named(base, 'groups', 'cn', cn)),
    calls: (id) => [cns.get(id), ...(aliases.get(id) ?? [])].filter((name) => name !== undefined),
    jointure: (academy, key) => {
      const name = academies.get(academy);
      return parts(name === undefined ? academy : `AC-${name}`, key.replace(/^1D:/, ''));
    },
  };
}

/** The SIRET, where it is one and no other structure has it; else the UAI; else the id. */
function sirensOf(structures: readonly OutwardStructure[]): Map<string, string> {
  const many = Map.groupBy(structures, ({ siret }) => siret);
  return new Map(
    structures.map(({ id, siret, uai }) => {
      const isOwn = siret !== null && /^\d{9,15}$/.test(siret) && many.get(siret)?.length === 1;
      return [id, isOwn ? siret : (uai ?? id)];
    }),
  );
}

/** `0379001A:division:5eB`; a second group that differs in case or spaces alone says its id too. */
function cnsOf(groups: readonly OutwardGroup[], structures: readonly OutwardStructure[]) {
  const places = new Map(structures.map(({ id, uai, siret }) => [id, uai ?? siret ?? id]));
  const taken = new Set<string>();
  const cns = new Map<string, string>();
  for (const { id, structureId, kind, code } of groups) {
    const place = places.get(structureId);
    if (place === undefined) continue;
    const plain = shortened(`${place}:${kind}:${code}`.replace(/[\p{Cc}\s]+/gu, ' ').trim());
    const cn = taken.has(sameness(plain)) ? `${plain}~${id}` : plain;
    taken.add(sameness(cn));
    cns.set(id, cn);
  }
  return cns;
}
