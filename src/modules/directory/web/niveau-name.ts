const inOrder = [
  ['6EME', 'Sixième'],
  ['5EME', 'Cinquième'],
  ['4EME', 'Quatrième'],
  ['3EME', 'Troisième'],
  ['2NDE', 'Seconde'],
  ['2DE', 'Seconde'],
  ['1ERE', 'Première'],
  ['TERM', 'Terminale'],
  ['TLE', 'Terminale'],
] as const;

const rank = new Map<string, number>(inOrder.map(([code], i) => [code, i]));

/** A niveau of the feed as a school says it: « 6EME » → « Sixième »; what is not known stays as it came. */
export const niveauName = (niveau: string): string => inOrder[rankOf(niveau)]?.[1] ?? niveau;

/** The order of schooling, for sorting; unknown niveaux come last, as they came. */
export const rankOf = (niveau: string): number => rank.get(plain(niveau)) ?? inOrder.length;

const plain = (niveau: string): string =>
  niveau
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase();
