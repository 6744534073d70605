import { academyDomain, fixedNumber } from './contacts.ts';
import { natures } from './natures.ts';
import {
  type Matiere,
  type Mef,
  matiereOutsideNomenclature,
  matieres,
  mefs,
} from './nomenclature.ts';
import { type Town, townsOf } from './places.ts';
import { randomOf } from './random.ts';
import type { School } from './region.ts';
import { type AcademyService, serviceNatures } from './services.ts';
import { addRequest, many, one } from './xml.ts';

/** The academy that sends the feed: 99 is the code of no academy. */
export const academy = { code: '99', name: 'VAL-D-ORMELLE' };

const place = (uai: string, street: string, town: Town, random = randomOf('phone', uai)) =>
  one('postOfficeBox', '') +
  one('street', street.toUpperCase()) +
  one('postalCode', town.postalCode) +
  one('l', town.name.toUpperCase()) +
  one('telephoneNumber', fixedNumber(random)) +
  one('facsimileTelephoneNumber', random.chance(0.3) ? fixedNumber(random) : '') +
  one('ENTStructureMailSI', `ce.${uai.toLowerCase()}@${academyDomain}`);

const siret = (uai: string) => `19${uai.slice(0, 7)}00010`;

/** The EtabEducNat record of a school, with its divisions and the groupes it does not forget. */
export function schoolRecord({ plan, divisions, groupes }: School): string {
  const { jointure, uai, town, kind } = plan;
  const nature = natures[kind];
  const attributes =
    one('ENTStructureJointure', jointure) +
    one('ENTStructureUAI', uai) +
    one('ENTStructureSIREN', siret(uai)) +
    one(
      'ENTStructureNomCourant',
      `${nature.sigle}$${plan.name.toUpperCase()}$${town.name.toUpperCase()}`,
    ) +
    one('ENTStructureTypeStruct', nature.label) +
    one('ENTStructureCodeTypeStruct', nature.code) +
    one('ENTEtablissementMinistereTutelle', nature.ministry) +
    one('ENTEtablissementContrat', plan.rank % 9 === 8 ? 'CA' : 'PU') +
    place(uai, plan.street, town) +
    one('ENTEtablissementStructRattachFctl', '') +
    one(
      'ENTEtablissementBassin',
      `${town.departement}001$${townsOf(town.departement)[0]?.name.toUpperCase()}`,
    ) +
    one('ENTServAcAcademie', academy.name) +
    many(
      'ENTStructureClasses',
      divisions.map(({ code, label, mef }) => `${code}$${label}$${mef.code}`),
    ) +
    many(
      'ENTStructureGroupes',
      groupes
        .filter(({ listed }) => listed)
        .map((groupe) => [groupe.code, groupe.label, ...groupe.divisions].join('$')),
    );
  return addRequest('categorieStructure', 'EtabEducNat', jointure, attributes);
}

/** The EtabEducNat record of a structure that is no school: most attributes are empty. */
export function serviceRecord({ jointure, uai, kind, name, town }: AcademyService): string {
  const { sigle, label, code } = serviceNatures[kind];
  const attributes =
    one('ENTStructureJointure', jointure) +
    one('ENTStructureUAI', uai) +
    one('ENTStructureSIREN', '') +
    one('ENTStructureNomCourant', `${sigle}$${name}$${town.name.toUpperCase()}`) +
    one('ENTStructureTypeStruct', label) +
    one('ENTStructureCodeTypeStruct', code) +
    one('ENTEtablissementMinistereTutelle', natures.college.ministry) +
    one('ENTEtablissementContrat', 'PU') +
    place(uai, "1 place de l'Académie", town) +
    one('ENTServAcAcademie', academy.name) +
    one('ENTStructureClasses', '') +
    one('ENTStructureGroupes', '');
  return addRequest('categorieStructure', 'EtabEducNat', jointure, attributes);
}

/** The MatiereEducNat records: every subject but the one that real nomenclatures would miss too. */
export const matiereRecords = (): string[] =>
  Object.values<Matiere>(matieres)
    .filter(({ code }) => code !== matiereOutsideNomenclature)
    .map(({ code, label }) =>
      addRequest(
        'categorieMatiere',
        'MatEducNat',
        code,
        one('ENTMatJointure', code) +
          one('ENTLibelleMatiere', label) +
          one('ENTMatiereRattach', ''),
      ),
    );

/** The MefEducNat records. */
export const mefRecords = (): string[] =>
  Object.values<Mef>(mefs).map(({ code, label, stat, niveau, filiere }) =>
    addRequest(
      'categorieMef',
      'MefEducNat',
      code,
      one('ENTMefJointure', code) +
        one('ENTLibelleMef', label) +
        one('ENTMEFRattach', code) +
        one('ENTMEFSTAT11', stat) +
        one('ENTNivFormation', niveau) +
        one('ENTFiliere', filiere),
    ),
  );
