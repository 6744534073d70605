/** Someone the demo signs in as; `feed` says where the person is in the AAF files, if there at all. */
export interface DemoPerson {
  login: string;
  given: string;
  family: string;
  feed: { type: 'Eleve' | 'PersRelEleve' | 'PersEducNat'; jointure: string } | undefined;
  /** Who this is, in French, for the sign-in list. */
  description: string;
}

const person = (
  login: string,
  given: string,
  family: string,
  feed: DemoPerson['feed'],
  description: string,
): DemoPerson => ({ login, given, family, feed, description });

const eleve = (jointure: string) => ({ type: 'Eleve', jointure }) as const;
const parent = (jointure: string) => ({ type: 'PersRelEleve', jointure }) as const;
const agent = (jointure: string) => ({ type: 'PersEducNat', jointure }) as const;

/** The password of every demo account. */
export const demoPassword = 'preau-demo-2026';

/** The people of the demo, with ids that no seed changes; no made-up person has their family names, so their logins are free. */
export const demoPeople: readonly DemoPerson[] = [
  person('lea.martin', 'Léa', 'Martin', eleve('1000001'), 'élève de 5eB, Collège des Tilleuls'),
  person(
    'claire.martin',
    'Claire',
    'Martin',
    parent('1100001'),
    'mère de Léa (5eB) et de Hugo (2de 3)',
  ),
  person(
    'sophie.dupuis',
    'Sophie',
    'Dupuis',
    agent('1200001'),
    'professeure de mathématiques, professeure principale de 5eB',
  ),
  person('karim.benali', 'Karim', 'Benali', agent('1200002'), 'principal du Collège des Tilleuls'),
  person('nadia.roux', 'Nadia', 'Roux', agent('1200003'), 'CPE au Collège des Tilleuls'),
  person(
    'marc.petit',
    'Marc',
    'Petit',
    agent('1200004'),
    "professeur documentaliste, responsable d'affectation GAR",
  ),
  person(
    'admin.tilleuls',
    'Inès',
    'Fabre',
    agent('1200005'),
    'adjointe gestionnaire, administratrice locale du Collège des Tilleuls',
  ),
  person('admin.region', 'Noé', 'Barbier', undefined, 'administrateur central de la région'),
];

/** Hugo and the father have no login of their own, but are in the feed under these jointures. */
export const hugoMartin = '1000002';
export const thomasMartin = '1100002';

/** Jointures of everyone above: what happens to others never happens to them. */
export const demoJointures: ReadonlySet<string> = new Set([
  ...demoPeople.flatMap(({ feed }) => (feed ? [feed.jointure] : [])),
  hugoMartin,
  thomasMartin,
]);
