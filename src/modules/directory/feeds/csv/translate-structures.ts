import { structureName } from '../aaf/structure-name.ts';
import type { StructureRecord } from '../feed.ts';
import type { MappedRow } from './mapping.ts';
import { address, email, kinds, meaning, needed, RowRefused, text, uai } from './values.ts';

/** Its UAI is its identifier. */
export function structureId(row: MappedRow): string {
  const id = uai(row);
  if (id === null) throw new RowRefused('sans UAI');
  return id;
}

/** A structure. Its divisions and groupes are those that people are in. */
export function structureOf(row: MappedRow, id: string): StructureRecord {
  const { lines = [], postalCode = null, city = null } = address(row) ?? {};
  const said = structureName(needed(row, 'nom'), city);
  const kind = meaning(row, 'type', kinds, 'un type d’établissement connu');
  return {
    ...bareStructure({ uai: id, name: said.name, kind: kind ?? said.kind, typeCode: null }),
    siret: text(row, 'siret')?.replaceAll(' ', '') ?? null,
    ministry: text(row, 'ministere'),
    contract: text(row, 'contrat'),
    academy: text(row, 'academie'),
    street: lines.length > 0 ? lines.join(', ') : null,
    postalCode,
    city,
    phone: text(row, 'telephone'),
    email: email(row),
  };
}

/** A structure as the directory or the command names it, of which a feed says no more. */
export interface NamedStructure {
  uai: string;
  name: string;
  kind: string | null;
  typeCode: string | null;
}

/** Its record, when a feed has no file of structures. */
export const bareStructure = ({ uai, name, kind, typeCode }: NamedStructure): StructureRecord => ({
  type: 'EtabEducNat',
  id: uai,
  uai,
  name,
  kindHint: kind,
  typeCode,
  ...{ siret: null, ministry: null, contract: null, academy: null, street: null },
  ...{ postalCode: null, city: null, phone: null, email: null },
  ...{ attachedTo: [], divisions: [], groupes: [] },
});
