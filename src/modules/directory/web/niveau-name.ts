const written: Record<string, string> = {
  '6EME': 'Sixième',
  '5EME': 'Cinquième',
  '4EME': 'Quatrième',
  '3EME': 'Troisième',
  '2NDE': 'Seconde',
  '2DE': 'Seconde',
  '1ERE': 'Première',
  TERM: 'Terminale',
  TLE: 'Terminale',
};

/** A niveau of the feed as a school says it: « 6EME » → « Sixième »; what is not known stays as it came. */
export const niveauName = (niveau: string): string => {
  const plain = niveau
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase();
  return written[plain] ?? niveau;
};
