import { type Random, randomOf } from './random.ts';

/** A commune that is on no map; `postalCode` begins with its département. */
export interface Town {
  name: string;
  postalCode: string;
  departement: Departement;
}

/** The six départements of the region's mould, by their number. */
export const departements = ['37', '18', '41', '45', '28', '36'] as const;
export type Departement = (typeof departements)[number];

const first = [
  'Valbourg',
  'Saint-Aubrin',
  'Montcélan',
  'Chantemerle-la-Ronce',
  'Brézol',
  'Orvigny',
];
/** Each département has its own, so that no two communes of the region share a name. */
const stems: Readonly<Record<Departement, readonly string[]>> = {
  '37': ['Aubre', 'Jussa', 'Mériva', 'Orvane', 'Trévi', 'Vouze'],
  '18': ['Bréma', 'Crouze', 'Nouare', 'Sarme', 'Vauri', 'Ydra'],
  '41': ['Cheviri', 'Esvi', 'Luzo', 'Perça', 'Sologni', 'Thouva'],
  '45': ['Doura', 'Flochi', 'Gravou', 'Ouzi', 'Quinsa', 'Rouvre'],
  '28': ['Bellou', 'Dangi', 'Hautri', 'Loigne', 'Marbou', 'Ouarre'],
  '36': ['Argenta', 'Chassi', 'Éguzo', 'Liniè', 'Neuva', 'Vicqua'],
};
const ends = ['zay', 'lles', 'court', 'zanne', 'nteau', 'val', 'rande', 'gnolle'];
const ties = ['', '', '-sur-Ormelle', '-les-Brandes', '-en-Veillois', '-la-Fresnaie', '-aux-Bois'];

/** How many communes each département has. */
export const townsPerDepartement = 20;

const known = new Map<Departement, readonly Town[]>();

/** The invented communes of one département, its chief town first. */
export function townsOf(departement: Departement): readonly Town[] {
  const towns = known.get(departement) ?? inventTowns(departement);
  known.set(departement, towns);
  return towns;
}

function inventTowns(departement: Departement): readonly Town[] {
  const random = randomOf('towns', departement);
  const names = new Set([first[departements.indexOf(departement)] as string]);
  while (names.size < townsPerDepartement) {
    names.add(`${random.pick(stems[departement])}${random.pick(ends)}${random.pick(ties)}`);
  }
  return [...names].map((name, order) => ({
    name,
    postalCode: `${departement}9${String(order).padStart(2, '0')}`,
    departement,
  }));
}

const ways = [
  'rue',
  'rue',
  'rue',
  'avenue',
  'chemin',
  'impasse',
  'allée',
  'place',
  'route',
  'boulevard',
];
const things =
  'des Glycines|du Lavoir|des Trois Ormes|de la Fontaine Vive|des Éteules|du Vieux Puits|des Coquelicots|de l’Abreuvoir|des Mésanges|du Gué|de la Tuilerie|des Vendangeurs|du Champ Rond|des Peupliers|de la Croix Verte|du Petit Pont|des Bruyères|de l’Écluse|des Potiers|du Moulin Blanc|des Noisetiers|de la Garenne|des Tanneurs|du Clos Fleuri'
    .replaceAll('’', "'")
    .split('|');

/** A street address with its number, as people write it. */
export const streetIn = (random: Random): string =>
  `${random.between(1, 140)} ${random.pick(ways)} ${random.pick(things)}`;
