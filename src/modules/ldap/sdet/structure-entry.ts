import type { OutwardStructure } from '#modules/directory';
import { type Entry, entryOf, parts } from './entry.ts';
import type { Names } from './names.ts';

/** What stands where an obligatory attribute has no value: the national sign for « sans objet ». */
export const NOTHING = '-';

/** A structure as SDET tells it: `ENTEtablissement`, `ENTServAc`, `ENTCollLoc`, or `ENTStructure` alone. */
export function structureEntry(structure: OutwardStructure, names: Names): Entry {
  const { uai, name, siret } = structure;
  const jointures = structure.jointures.map(({ academy, jointure }) =>
    names.jointure(academy, jointure),
  );
  return entryOf(names.structure(structure.id) ?? '', ['ENTStructure', classOf(structure)], {
    ENTStructureSIREN: names.siren(structure.id),
    ENTStructureJointure: jointures.length > 0 ? jointures : parts('ENT', uai ?? siret ?? name),
    ENTStructureNomCourant: name || NOTHING,
    ENTStructureUAI: uai,
    ENTStructureTypeStruct: structure.typeLabel,
    ENTStructureCodeTypeStruct: structure.typeCode,
    ENTStructureMailSI: structure.email,
    ou: name || NOTHING,
    street: structure.street,
    postalCode: structure.postalCode,
    l: structure.city,
    ...particular(structure, names),
  });
}

/** A company has no class of its own: `ENTEntreprise` asks for its partners, which nobody has told us. */
function classOf({ kind, isSchool }: OutwardStructure): string {
  if (isSchool) return 'ENTEtablissement';
  if (kind === 'entreprise') return 'ENTStructure';
  return kind === 'collectivite' ? 'ENTCollLoc' : 'ENTServAc';
}

function particular(structure: OutwardStructure, names: Names) {
  const own = classOf(structure);
  if (own === 'ENTServAc') return { ENTServAcAcademie: structure.academy || NOTHING };
  if (own === 'ENTCollLoc') return { ENTCollLocLieuGeographique: structure.department || NOTHING };
  if (own === 'ENTStructure') return {};
  return {
    ENTEtablissementMinistereTutelle: structure.ministry || NOTHING,
    ENTEtablissementContrat: structure.contract || NOTHING,
    ENTEtablissementStructRattachFctl: structure.attachedTo.map((id) => names.structure(id)),
    ENTStructureClasses: structure.divisions.map(({ code, label, mefs }) =>
      parts(code, label, ...mefs),
    ),
    ENTStructureGroupes: structure.groupes.map(({ code, label, divisions }) =>
      parts(code, label, ...divisions),
    ),
  };
}
