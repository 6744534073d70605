import type { Declared, MatiereRecord, MefRecord, StructureRecord } from '../feed.ts';
import { matiere, mef, structure } from './attributes.ts';
import type { RawRecord } from './envelope.ts';
import { communeName, structureName } from './structure-name.ts';
import { all, distinct, one, RecordRefused, tuple } from './values.ts';

/** EtabEducNat → a structure with the divisions and groupes it declares. */
export function structureFrom(raw: RawRecord): StructureRecord {
  const official = one(raw, structure.name);
  if (official === null) throw new RecordRefused('structure sans nom');
  const city = one(raw, structure.city);
  const { name, kind } = structureName(official, city);
  return {
    type: 'EtabEducNat',
    id: raw.id,
    uai: uaiOf(raw),
    siret: one(raw, structure.siret),
    name,
    kindHint: kind,
    typeCode: one(raw, structure.typeCode),
    ministry: one(raw, structure.ministry),
    contract: one(raw, structure.contract),
    academy: one(raw, structure.academy),
    street: one(raw, structure.street),
    postalCode: one(raw, structure.postalCode),
    city: city === null ? null : communeName(city),
    phone: one(raw, structure.phone),
    email: one(raw, structure.email),
    attachedTo: distinct(raw, structure.attachedTo),
    divisions: declared(raw, structure.divisions, (rest) => ({ mefs: rest, divisions: [] })),
    groupes: declared(raw, structure.groupes, (rest) => ({ mefs: [], divisions: rest })),
  };
}

function uaiOf(raw: RawRecord): string | null {
  const uai = (one(raw, structure.uai) ?? one(raw, structure.formerUai))?.toUpperCase() ?? null;
  if (uai === null || /^[0-9]{7}[A-Z]$/.test(uai)) return uai;
  throw new RecordRefused(`${structure.uai} : « ${uai.slice(0, 20)} » n’est pas un UAI`);
}

/** `code$label$x[$x…]`; the first of two entries with one code wins. */
function declared(
  raw: RawRecord,
  attribute: string,
  rest: (values: string[]) => Pick<Declared, 'mefs' | 'divisions'>,
): Declared[] {
  const found = new Map<string, Declared>();
  for (const value of all(raw, attribute)) {
    const [code = '', label = '', ...more] = tuple(value, attribute, 1, 200, 1);
    if (found.has(code)) continue;
    found.set(code, { code, label, ...rest([...new Set(more.filter((part) => part !== ''))]) });
  }
  return [...found.values()];
}

/** MatiereEducNat → a line of the nomenclature. */
export function matiereFrom(raw: RawRecord): MatiereRecord {
  const label = one(raw, matiere.label);
  if (label === null) throw new RecordRefused('matière sans libellé');
  return { type: 'MatiereEducNat', id: raw.id, label, rattach: one(raw, matiere.rattach) };
}

/** MefEducNat → a line of the nomenclature. */
export function mefFrom(raw: RawRecord): MefRecord {
  const label = one(raw, mef.label);
  if (label === null) throw new RecordRefused('MEF sans libellé');
  return {
    type: 'MefEducNat',
    id: raw.id,
    label,
    rattach: one(raw, mef.rattach),
    stat11: one(raw, mef.stat11),
    nivFormation: one(raw, mef.nivFormation),
    filiere: one(raw, mef.filiere),
  };
}
