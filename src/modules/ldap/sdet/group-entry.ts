import type { OutwardGroup } from '#modules/directory';
import { type Entry, entryOf } from './entry.ts';
import type { Names } from './names.ts';

const CLASSES: Readonly<Record<string, string>> = {
  division: 'ENTClasse',
  groupe: 'ENTGroupe',
  profile: 'ENTProfil',
};

/** A group and its members; undefined for one without: LDAP knows no empty group. */
export function groupEntry(
  { id, structureId, kind, code, label }: OutwardGroup,
  members: readonly string[],
  names: Names,
): Entry | undefined {
  const dn = names.group(id);
  if (dn === undefined || members.length === 0) return undefined;
  const own = CLASSES[kind];
  return entryOf(dn, own === undefined ? ['groupOfNames'] : ['groupOfNames', own], {
    cn: names.calls(id),
    description: label,
    businessCategory: kind,
    ou: code,
    seeAlso: names.structure(structureId),
    member: members.map(names.person),
  });
}
