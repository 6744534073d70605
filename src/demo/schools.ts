import type { SchoolKind } from './natures.ts';
import {
  type Departement,
  departements,
  type Town,
  townsOf,
  townsPerDepartement,
} from './places.ts';
import { type Random, randomOf } from './random.ts';

/** The brands under which the region's portals are shown. */
export type Brand = 'netocentre' | 'touraine-eschool' | 'chercan' | 'colleges41' | 'mon-e-college';

/** A school as the region plans it, before it has divisions or people. */
export interface SchoolPlan {
  rank: number;
  /** ENTStructureJointure. */
  jointure: string;
  uai: string;
  kind: SchoolKind;
  name: string;
  town: Town;
  street: string;
  pupils: number;
  sector: number;
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** The UAI of a number: seven digits and their official check letter (number modulo 23); we stay in 099xxxx, which nobody has. */
export function uaiOf(number: number): string {
  return `${String(number).padStart(7, '0')}${letters[number % 23]}`;
}

/** Which brand shows a school: collèges of four départements have their own, all the rest is Net O'Centre. */
export function brandOf({ kind, town }: Pick<SchoolPlan, 'kind' | 'town'>): Brand {
  const ofColleges: Partial<Record<Departement, Brand>> = {
    '37': 'touraine-eschool',
    '18': 'chercan',
    '41': 'colleges41',
    '45': 'mon-e-college',
  };
  return (kind === 'college' && ofColleges[town.departement]) || 'netocentre';
}

type Row = [
  kind: SchoolKind,
  name: string,
  departement: Departement,
  town: number,
  pupils: number,
  sector: number,
];

/** The first schools of the region, always the same: the demo people are in the first two. */
const chosen: readonly Row[] = [
  ['college', 'des Tilleuls', '37', 0, 540, 0],
  ['lycee', 'des Trois-Rivières', '37', 0, 940, 0],
  ['college', 'Claire-Aubanel', '18', 0, 480, 1],
  ['college', 'La Garenne', '41', 0, 440, 2],
  ['college', 'Les Hautes-Vignes', '45', 0, 560, 3],
  ['professionnel', 'Jean-Batisseur', '37', 1, 370, 0],
  ['ecole', 'Les Éteules', '37', 0, 200, 0],
  ['cfa', 'Les Ateliers du Val', '37', 2, 290, 0],
  ['agricole', 'La Prée-aux-Chênes', '18', 3, 250, 1],
  ['polyvalent', 'Pierre-Landrin', '41', 0, 760, 2],
  ['erea', 'Le Grand-Clos', '45', 4, 130, 3],
  ['lycee', 'Suzanne-Orvault', '45', 0, 820, 3],
];

const pattern: readonly [SchoolKind, number][] = [
  ['college', 505],
  ['college', 430],
  ['lycee', 980],
  ['college', 545],
  ['college', 380],
  ['professionnel', 390],
  ['polyvalent', 830],
  ['college', 455],
];

const things =
  'Les Acacias|Les Bords-de-l’Ormelle|La Fontaine-Vive|Les Grands-Prés|Le Haut-Chemin|Les Libellules|Le Moulin-Neuf|Les Noyers|Le Parc-aux-Daims|Les Quatre-Vents|Le Ruisseau-Blanc|Les Sarments|La Tour-Carrée|Les Violettes'
    .replaceAll('’', "'")
    .split('|');
const givenNames =
  'Adèle Blaise Camille Denise Edmond Fanny Gaston Honorine Irma Justin Léonie Marcel'.split(' ');
const familyNames =
  'Aubrac-Noël Bellanger Courtevoie Dampmart Esparel Folligné Garancher Hautecloche Jouvenel Lantier-Roy Maurepoix Olivet-Duc'.split(
    ' ',
  );

/** The demo people need the first two schools; ids are reckoned for no more than the most. */
export const schoolLimits = { least: 2, most: 700 } as const;

/** The plan of the region's first `count` schools; asking for more never changes the ones before. */
export function planSchools(count: number): readonly SchoolPlan[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, rank) => {
    const [kind, name, departement, townRank, pupils, sector] = chosen[rank] ?? madeUp(rank, taken);
    return {
      rank,
      jointure: String(9001 + rank),
      uai: uaiOf(990_001 + rank),
      kind,
      name,
      town: townsOf(departement)[townRank] as Town,
      street: `${randomOf('street', rank).between(1, 60)} rue de l'École-Neuve`,
      pupils,
      sector,
    };
  });
}

/** A further school: eight to a sector, sectors going round the six départements. */
function madeUp(rank: number, taken: Set<string>): Row {
  const random = randomOf('made-up school', rank);
  const place = rank - chosen.length;
  const sector = 4 + Math.floor(place / pattern.length);
  const [usual, size] = pattern[place % pattern.length] as [SchoolKind, number];
  const rare = usual === 'professionnel' && sector % 4 === 0;
  const kind = rare ? random.pick(['cfa', 'agricole', 'erea'] as const) : usual;
  const departement = departements[sector % departements.length] as Departement;
  const pupils = Math.round(size * (rare ? 0.6 : 0.8 + random.next() * 0.4));
  const [name, town] = freeName(random, `${kind} ${departement}`, taken);
  return [kind, name, departement, town, pupils, sector];
}

/** A name no school of that kind already has in the commune it goes with. */
function freeName(random: Random, where: string, taken: Set<string>): [name: string, town: number] {
  const name = random.chance(0.5)
    ? random.pick(things)
    : `${random.pick(givenNames)}-${random.pick(familyNames)}`;
  const town = random.below(townsPerDepartement);
  const key = `${where} ${name} ${town}`;
  if (taken.has(key)) return freeName(random, where, taken);
  taken.add(key);
  return [name, town];
}
