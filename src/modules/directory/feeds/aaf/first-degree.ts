import type { FeedType, NamedGroup } from '../feed.ts';
import { agent, pupil, responsable, structure } from './attributes.ts';
import type { RawRecord } from './envelope.ts';
import { RecordRefused } from './values.ts';

/** Attributes of the first degree (SDET annexe 1) that say what one of the second says under another name. */
const renamed: Readonly<Record<string, string>> = {
  ENTPersonNom: pupil.familyName,
  ENTPersonPrenom: pupil.givenName,
  ENTPersonCivilite: pupil.civility,
  ENTPersonMail: pupil.email,
  ENTPersonTelPerso: pupil.homePhone,
  ENTPersRelEleveTelPro: responsable.workPhone,
  ENTPersRelEleveTelMobile: responsable.mobile,
  ENTPersRelEleveEleve: 'ENTAuxPersRelEleveEleve',
  ENTEcoleMinistereTutelle: structure.ministry,
  ENTEcoleSecteur: structure.contract,
  ENTEcoleCirconscription: structure.attachedTo,
  ENTStructureAdresse: structure.street,
  ENTStructureCodePostal: structure.postalCode,
  ENTStructureVille: structure.city,
  ENTStructureTelephone: structure.phone,
};

/** Known, and left in the feed on purpose. */
const unused = new Set([
  'ENTStructureFax',
  'ENTStructureBoitePostale',
  'ENTEcoleCommune',
  'ENTEcoleRPI',
  'ENTEleveCycle',
  'ENTEleveTypeClasse',
  'ENTEleveTransport',
  'ENTEleveRestaurantScolaire',
  'ENTEleveGarderieMatin',
  'ENTEleveGarderieSoir',
  'ENTEleveEtudesSurveillees',
  'ENTEnsSpecialites',
]);

/**
 * The id of a pupil, a responsable or a school of the first degree, apart from those of the second: each degree numbers
 * its own, and the same number is not the same person. Agents are numbered once for both (SDET annexe 1).
 */
const firstDegreeId = (id: string): string => (id === '' ? id : `1D:${id}`);

/** A record of the first degree as the second would write it: same attributes, its ids in their own space. */
export function inSecondDegreeTerms(raw: RawRecord, type: FeedType): RawRecord {
  const values = new Map<string, readonly string[]>();
  for (const [name, list] of raw.values)
    if (!unused.has(name)) values.set(renamed[name] ?? name, list);
  if (type === 'EtabEducNat') return withStructure(raw, values);
  if (type === 'Eleve') return withPupil(raw, values);
  if (type === 'PersRelEleve') return ownSpace(raw, values, pupil.jointure);
  return withAgent(raw, values);
}

type Values = Map<string, readonly string[]>;

function ownSpace(raw: RawRecord, values: Values, jointure: string): RawRecord {
  change(values, jointure, firstDegreeId);
  return { ...raw, id: firstDegreeId(raw.id), values };
}

function withStructure(raw: RawRecord, values: Values): RawRecord {
  change(values, structure.attachedTo, firstDegreeId);
  change(values, structure.street, (street) => street.split('$').filter(Boolean).join(', '));
  return ownSpace(raw, values, structure.jointure);
}

function withPupil(raw: RawRecord, values: Values): RawRecord {
  change(values, pupil.structure, firstDegreeId);
  move(values, 'ENTPersonClasses', pupil.divisions, placeOf);
  move(values, 'ENTPersonGroupes', pupil.groupes, placeOf);
  // `id$lien`: whoever is told has the authority of a parent.
  move(values, 'ENTEleveAutoriteParentale', pupil.relations, (value) => {
    const [id = '', lien = '', ...rest] = value.split('$');
    if (id === '' || rest.length > 0) throw malformed('ENTEleveAutoriteParentale', value);
    return `${firstDegreeId(id)}$${lien}$0$1$0$0`;
  });
  // `1122$CE1`
  move(values, 'ENTEleveNiveau', pupil.nivFormation, (value) => value.split('$')[1] ?? value);
  values.set(pupil.mefLabel, values.get(pupil.nivFormation) ?? []);
  for (const dated of [
    pupil.structureFrom,
    pupil.structureTo,
    pupil.divisionsFrom,
    pupil.divisionsTo,
  ])
    change(values, dated, (value) => (value.includes('$') ? firstDegreeId(value) : value));
  return ownSpace(raw, values, pupil.jointure);
}

function withAgent(raw: RawRecord, values: Values): RawRecord {
  change(values, agent.structure, firstDegreeId);
  change(values, agent.heads, firstDegreeId);
  change(values, agent.functions, firstDegreeId);
  move(values, 'ENTPersonClasses', agent.divisions, placeOf);
  move(values, 'ENTPersonGroupes', agent.groupes, placeOf);
  return { ...raw, values };
}

/** `etab$type$lib$idClasse$nomClasse` → `etab$idClasse`: the number is the class, its name may change. */
function placeOf(value: string): string {
  const { structure: etab, code } = placeIn(value);
  return `${etab}$${code}`;
}

function placeIn(value: string): Omit<NamedGroup, 'kind'> {
  const parts = value.split('$').map((part) => part.trim());
  const [etab = '', , , code = '', label = ''] = parts;
  if (parts.length !== 5 || etab === '' || code === '') throw malformed('ENTPersonClasses', value);
  return { structure: firstDegreeId(etab), code, label };
}

/** The names of the classes and groupes that a pupil or an agent is in. */
export function groupsNamed({ values }: RawRecord, type: FeedType): NamedGroup[] {
  if (type !== 'Eleve' && type !== 'PersEducNat') return [];
  const named = (attribute: string, kind: NamedGroup['kind']) =>
    (values.get(attribute) ?? [])
      .map((value) => ({ ...placeIn(value), kind }))
      .filter(({ label }) => label !== '');
  return [...named('ENTPersonClasses', 'division'), ...named('ENTPersonGroupes', 'groupe')];
}

function change(values: Values, name: string, how: (value: string) => string): void {
  const list = values.get(name);
  if (list !== undefined) values.set(name, list.map(how));
}

function move(values: Values, from: string, to: string, how: (value: string) => string): void {
  const list = values.get(from);
  values.delete(from);
  if (list !== undefined) values.set(to, list.map(how));
}

const malformed = (attribute: string, value: string): RecordRefused =>
  new RecordRefused(`${attribute} : « ${value.slice(0, 80)} » est mal formé`);
